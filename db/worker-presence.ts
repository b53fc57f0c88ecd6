import { setTimeout as pause } from 'node:timers/promises';
import postgres from 'postgres';
import { advisoryLocks } from './advisory-locks.ts';
import type { Database } from './connect.ts';

/** Says to every other process that a worker lives, until its own process ends, however it ends. */
export interface WorkerPresence {
  leave(): Promise<void>;
}

/** Comes back when the others can see it: before the worker takes its first job. */
export async function showPresence(url: string, worker: string): Promise<WorkerPresence> {
  let left = false;
  const sql = postgres(url, {
    max: 1,
    max_lifetime: null,
    idle_timeout: 0,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: 'sunshine worker presence' },
    // A database that was restarted has forgotten it.
    onclose: () => void showAgain(),
  });
  const show = (): Promise<unknown> =>
    sql`select pg_advisory_lock_shared(${advisoryLocks.worker}, hashtext(${worker}))`;
  async function showAgain(): Promise<void> {
    if (left) return;
    // One that fails closes its connection, which tries again.
    await pause(500, undefined, { ref: false });
    if (!left) await show().catch(() => undefined);
  }
  await show();
  return {
    leave: async () => {
      left = true;
      await sql.end({ timeout: 1 });
    },
  };
}

/**
 * Gives back the jobs of workers whose process was killed; without this the queue would keep them to itself for four hours,
 * and with a job every later one of the same queue.
 */
export async function freeJobsOfDeadWorkers(db: Database): Promise<string[]> {
  const rows = await db.$client<{ worker: string }[]>`
    with holders as (
      select locked_by as worker from graphile_worker._private_jobs where locked_by is not null
      union select locked_by from graphile_worker._private_job_queues where locked_by is not null
    ), dead as (
      select worker from holders where worker like 'pool-%' and not exists (
        select from pg_locks l where l.locktype = 'advisory' and l.granted and l.objsubid = 2
          and l.database = (select oid from pg_database where datname = current_database())
          and l.classid = ${advisoryLocks.worker}::oid
          and l.objid::bigint = hashtext(holders.worker)::bigint & 4294967295)
    ), freed as (
      select graphile_worker.force_unlock_workers(array(select worker from dead)) where exists (select from dead)
    )
    select worker from dead where (select count(*) from freed) >= 0`;
  return rows.map(({ worker }) => worker);
}
