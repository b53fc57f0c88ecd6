import { type SQL, sql } from 'drizzle-orm';
import type { TestApp } from './app.ts';

/**
 * Lets calls meet at a row that a statement holds, `select … for update` or a change: they are let go when all
 * of them wait for it. A verb that decided before it locked has decided by then, and all would win.
 */
export async function collide<T>(
  { db }: TestApp,
  hold: SQL,
  calls: readonly (() => Promise<T>)[],
): Promise<T[]> {
  let running: Promise<T>[] = [];
  await db.transaction(async (tx) => {
    await tx.execute(hold);
    running = calls.map((call) => call());
    // Asked outside of the transaction, which would see the same answer each time.
    const deadline = Date.now() + 8000;
    while ((await waiting(db)) < calls.length) {
      if (Date.now() > deadline) throw new Error('the calls do not meet at this row');
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  });
  return Promise.all(running);
}

/** Sessions of this database that wait for a lock; a tuple's waiters queue behind its first one. */
async function waiting(db: Pick<TestApp['db'], 'execute'>): Promise<number> {
  const rows = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`);
  return rows[0]?.n ?? 0;
}
