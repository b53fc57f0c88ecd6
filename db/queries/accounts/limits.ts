import { sql } from 'drizzle-orm';
import type { Database } from '../../connect.ts';
import { limits } from '../../schema/accounts.ts';

/** Adds one to the count of a key in its window and returns the new count. */
export async function countWithinWindow(db: Database, key: string, windowStart: Date): Promise<number> {
  const [row] = await db
    .insert(limits)
    .values({ key, windowStart, count: 1 })
    .onConflictDoUpdate({
      target: [limits.key, limits.windowStart],
      set: { count: sql`${limits.count} + 1` },
    })
    .returning({ count: limits.count });
  return row?.count ?? 1;
}

/** Removes windows that ended before an instant; run by the worker each hour. */
export async function removeOldLimits(db: Database, before: Date): Promise<void> {
  await db.execute(sql`delete from limits where window_start < ${before.toISOString()}::timestamptz`);
}
