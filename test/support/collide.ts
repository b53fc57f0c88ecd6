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
  return held(db, hold, async () => {
    const running = calls.map((call) => call());
    await meet(db, calls.length);
    return running;
  });
}

/** The same, each call begun when the one before waits already: the first is let go first. */
export async function queueUp<T>(
  { db }: TestApp,
  hold: SQL,
  calls: readonly (() => Promise<T>)[],
): Promise<T[]> {
  return held(db, hold, async () => {
    const running: Promise<T>[] = [];
    for (const call of calls) {
      running.push(call());
      await meet(db, running.length);
    }
    return running;
  });
}

async function held<T>(db: TestApp['db'], hold: SQL, begin: () => Promise<Promise<T>[]>): Promise<T[]> {
  let running: Promise<T>[] = [];
  await db.transaction(async (tx) => {
    await tx.execute(hold);
    running = await begin();
  });
  return Promise.all(running);
}

/** Asked outside of the transaction that holds, which would see the same answer each time. */
async function meet(db: TestApp['db'], calls: number): Promise<void> {
  const deadline = Date.now() + 8000;
  while ((await waiting(db)) < calls) {
    if (Date.now() > deadline) throw new Error('the calls do not meet at this row');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Sessions of this database that wait for a lock; a tuple's waiters queue behind its first one. */
async function waiting(db: Pick<TestApp['db'], 'execute'>): Promise<number> {
  const rows = await db.execute<{ n: number }>(sql`
    select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`);
  return rows[0]?.n ?? 0;
}
