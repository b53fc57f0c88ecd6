import { and, eq, lte, sql } from 'drizzle-orm';
import type { Database, Queryable } from '../../connect.ts';
import { limits } from '../../schema/accounts.ts';

export interface Series {
  /** Tries in the running series, this one included. */
  count: number;
  /** When the series began; the moment of the last allowed try once that is reached. */
  since: Date;
}

/**
 * Counts a try before it is judged, so that parallel tries cannot pass together. A series runs for
 * `seconds` from its first try; the try that reaches `max` starts the wait anew.
 */
export async function countAttempt(
  db: Database,
  key: string,
  now: Date,
  limit: { max: number; seconds: number },
): Promise<Series> {
  const fresh = new Date(now.getTime() - limit.seconds * 1000);
  return db.transaction(async (tx) => {
    // One row per key: the primary key has the window in it, so the lock keeps two series from starting.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 7310121))`);
    await tx.delete(limits).where(and(eq(limits.key, key), lte(limits.windowStart, fresh)));
    const [running] = await tx
      .update(limits)
      .set({
        count: sql`${limits.count} + 1`,
        windowStart: sql`case when ${limits.count} + 1 = ${limit.max} then ${now.toISOString()}::timestamptz else ${limits.windowStart} end`,
      })
      .where(eq(limits.key, key))
      .returning({ count: limits.count, since: limits.windowStart });
    if (running) return running;
    await tx.insert(limits).values({ key, windowStart: now, count: 1 });
    return { count: 1, since: now };
  });
}

/** Ends the series of a key after a success. */
export async function endSeries(db: Queryable, key: string): Promise<void> {
  await db.delete(limits).where(eq(limits.key, key));
}

/** Takes one try back: what succeeded does not count against the address it came from. */
export async function takeBackAttempt(db: Queryable, key: string): Promise<void> {
  await db
    .update(limits)
    .set({ count: sql`greatest(${limits.count} - 1, 0)` })
    .where(eq(limits.key, key));
}
