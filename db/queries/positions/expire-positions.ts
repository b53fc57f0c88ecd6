import { and, inArray, lt, sql } from 'drizzle-orm';
import type { Transaction } from '../../connect.ts';
import { positions } from '../../schema/positions.ts';

export interface ExpiredPosition {
  id: string;
  companyId: string;
  title: string;
}

/** Positions open beyond their last day become expired; another copy of the process at the same work is passed by. */
export async function expirePositionsBefore(
  tx: Transaction,
  today: string,
  now: Date,
  batch: number,
): Promise<ExpiredPosition[]> {
  const due = tx
    .select({ id: positions.id })
    .from(positions)
    .where(and(inArray(positions.state, ['published', 'paused']), lt(positions.validUntil, today)))
    .orderBy(positions.id)
    .limit(batch)
    .for('update', { skipLocked: true });
  return tx
    .update(positions)
    .set({ state: 'expired', version: sql`${positions.version} + 1`, updatedAt: now })
    .where(inArray(positions.id, due))
    .returning({ id: positions.id, companyId: positions.companyId, title: positions.title });
}
