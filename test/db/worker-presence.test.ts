import { advisoryLocks } from '@sunshine/db/advisory-locks.ts';
import { connect, type Database, disconnect } from '@sunshine/db/connect.ts';
import { freeJobsOfDeadWorkers, showPresence } from '@sunshine/db/worker-presence.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cloneDatabase, type TestDatabase } from '../support/database.ts';

let database: TestDatabase;
let db: Database;
beforeEach(async () => {
  database = await cloneDatabase();
  db = connect(database.url, { max: 2, name: 'worker presence' });
});
afterEach(async () => {
  await disconnect(db);
  await database.drop();
});

/** A job of a queue that this worker has taken. */
async function takenBy(worker: string, queue: string): Promise<void> {
  await db.$client`select graphile_worker.add_job('sweep', '{}'::json, queue_name => ${queue})`;
  await db.$client`update graphile_worker._private_job_queues set locked_by = ${worker}, locked_at = now()
    where queue_name = ${queue}`;
  await db.$client`update graphile_worker._private_jobs j set locked_by = ${worker}, locked_at = now()
    from graphile_worker._private_job_queues q where q.id = j.job_queue_id and q.queue_name = ${queue}`;
}
const takers = async (): Promise<string[]> => {
  const rows = await db.$client<{ worker: string }[]>`
    select locked_by as worker from graphile_worker._private_jobs where locked_by is not null
    union select locked_by from graphile_worker._private_job_queues where locked_by is not null order by 1`;
  return rows.map(({ worker }) => worker);
};

test('jobs and queues of a worker that died are given back; one that lives keeps its own', async () => {
  const living = await showPresence(database.url, 'pool-living');
  await takenBy('pool-living', 'one');
  await takenBy('pool-dead', 'two');
  expect(await freeJobsOfDeadWorkers(db)).toEqual(['pool-dead']);
  expect(await takers()).toEqual(['pool-living']);

  await living.leave();
  await expect.poll(() => freeJobsOfDeadWorkers(db)).toEqual(['pool-living']);
  expect(await takers()).toEqual([]);
  expect(await freeJobsOfDeadWorkers(db)).toEqual([]);
});

test('a connection that was cut is made anew, and the worker is seen to live again', async () => {
  const living = await showPresence(database.url, 'pool-living');
  const holders = () => db.$client<{ pid: number }[]>`
    select pid from pg_locks where locktype = 'advisory' and classid = ${advisoryLocks.worker}::oid
      and database = (select oid from pg_database where datname = current_database())`;
  const [before] = await holders();
  await db.$client`select pg_terminate_backend(${before?.pid ?? 0})`;
  await expect
    .poll(async () => (await holders())[0]?.pid ?? before?.pid, { timeout: 10_000 })
    .not.toBe(before?.pid);
  await takenBy('pool-living', 'one');
  expect(await freeJobsOfDeadWorkers(db)).toEqual([]);
  await living.leave();
});
