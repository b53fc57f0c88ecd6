import type { ClosingReason } from '@sunshine/contract/households/vocabulary.ts';
import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '../../connect.ts';
import { householdEpisodes, householdManagements } from '../../schema/households.ts';

export async function insertEpisodes(
  tx: Transaction,
  rows: readonly { id: string; householdId: string; openedOn: string }[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(householdEpisodes).values([...rows]);
}

export async function closeEpisode(
  tx: Transaction,
  id: string,
  closing: { closedOn: string; closingReason: ClosingReason; note: string | null },
): Promise<void> {
  await tx.update(householdEpisodes).set(closing).where(eq(householdEpisodes.id, id));
}

export async function insertManagements(
  tx: Transaction,
  rows: readonly { id: string; householdId: string; unionId: string; fromDay: string }[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(householdManagements).values([...rows]);
}

/** Ends the present management on a day, exclusive: that day belongs to the new unit. */
export async function endManagement(tx: Transaction, householdId: string, untilDay: string): Promise<void> {
  await tx
    .update(householdManagements)
    .set({ untilDay })
    .where(and(eq(householdManagements.householdId, householdId), isNull(householdManagements.untilDay)));
}
