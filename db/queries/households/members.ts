import { and, eq, isNull } from 'drizzle-orm';
import type { Transaction } from '../../connect.ts';
import { householdMembers } from '../../schema/households.ts';

export type NewMember = typeof householdMembers.$inferInsert & { id: string };
export type MemberRow = typeof householdMembers.$inferSelect;

export async function insertMembers(tx: Transaction, rows: readonly NewMember[]): Promise<void> {
  if (rows.length > 0) await tx.insert(householdMembers).values([...rows]);
}

/** A present member of an archive; null when there is none. */
export async function findMember(
  tx: Transaction,
  householdId: string,
  memberId: string,
): Promise<MemberRow | null> {
  const rows = await tx
    .select()
    .from(householdMembers)
    .where(
      and(
        eq(householdMembers.id, memberId),
        eq(householdMembers.householdId, householdId),
        isNull(householdMembers.leftOn),
      ),
    );
  return rows[0] ?? null;
}

/** A membership of a person in an archive, ended or not. */
export async function findMembership(
  tx: Transaction,
  householdId: string,
  personId: string,
): Promise<MemberRow | null> {
  const rows = await tx
    .select()
    .from(householdMembers)
    .where(and(eq(householdMembers.personId, personId), eq(householdMembers.householdId, householdId)));
  return rows[0] ?? null;
}

export async function setMember(
  tx: Transaction,
  memberId: string,
  change: Partial<typeof householdMembers.$inferInsert>,
): Promise<void> {
  await tx.update(householdMembers).set(change).where(eq(householdMembers.id, memberId));
}

/** A member who had left belongs to the archive again. */
export async function returnMember(tx: Transaction, householdId: string, personId: string): Promise<void> {
  await tx
    .update(householdMembers)
    .set({ leftOn: null })
    .where(and(eq(householdMembers.householdId, householdId), eq(householdMembers.personId, personId)));
}
