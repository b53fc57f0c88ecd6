import { eq, sql } from 'drizzle-orm';
import type { Transaction } from '../../connect.ts';
import { addJob } from '../../jobs.ts';
import { positions } from '../../schema/positions.ts';
import type { NewPosition } from './company-positions.ts';

/** Changes a locked position: its version grows and the search index follows, whatever was changed. */
export async function changePosition(
  tx: Transaction,
  id: string,
  values: Partial<Omit<NewPosition, 'version' | 'updatedAt'>>,
  now: Date,
): Promise<void> {
  await tx
    .update(positions)
    .set({ ...values, version: sql`${positions.version} + 1`, updatedAt: now })
    .where(eq(positions.id, id));
  await addJob(tx, 'index-positions', { ids: [id] });
}
