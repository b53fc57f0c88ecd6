import { sql } from 'drizzle-orm';
import type { Database } from './connect.ts';

interface Queue {
  waiting: number;
  /** Given up after their last attempt. */
  failed: number;
  /** Age of the oldest job that is due; 0 when none waits. */
  oldestSeconds: number;
}

export interface QueueState {
  all: Queue;
  /** Only the changes that the search index has not taken up. */
  index: Queue;
}

/** How far the worker is behind. */
export async function queueState(database: Database): Promise<QueueState> {
  const rows = await database.execute<
    { task: string | null } & Record<'waiting' | 'failed' | 'oldest', string>
  >(sql`
    select case when task_identifier in ('index-positions', 'follow-server') then 'index' end as task,
      count(*) filter (where attempts < max_attempts) as waiting,
      count(*) filter (where attempts >= max_attempts) as failed,
      coalesce(extract(epoch from max(now() - run_at) filter (where attempts < max_attempts)), 0) as oldest
    from graphile_worker.jobs group by 1`);
  const queues = rows.map((row) => ({
    task: row.task,
    waiting: Number(row.waiting),
    failed: Number(row.failed),
    oldestSeconds: Math.max(0, Math.round(Number(row.oldest))),
  }));
  return { all: sum(queues), index: sum(queues.filter(({ task }) => task === 'index')) };
}

function sum(queues: readonly Queue[]): Queue {
  return queues.reduce(
    (total, each) => ({
      waiting: total.waiting + each.waiting,
      failed: total.failed + each.failed,
      oldestSeconds: Math.max(total.oldestSeconds, each.oldestSeconds),
    }),
    { waiting: 0, failed: 0, oldestSeconds: 0 },
  );
}
