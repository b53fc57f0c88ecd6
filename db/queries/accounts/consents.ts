import type { ConsentPurpose } from '@sunshine/contract/accounts/channel-vocabulary.ts';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { consents } from '../../schema/messages.ts';

export type ConsentRow = typeof consents.$inferSelect;

/** Consents of a person, the latest of each purpose first. */
export async function readConsents(db: Queryable, personId: string): Promise<ConsentRow[]> {
  return db
    .select()
    .from(consents)
    .where(eq(consents.personId, personId))
    .orderBy(desc(consents.givenAt), desc(consents.id));
}

/** False when a consent for the purpose holds already. */
export async function insertConsent(tx: Transaction, row: typeof consents.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(consents).values(row).onConflictDoNothing().returning({ id: consents.id });
  return rows.length === 1;
}

/** Ends what holds; false when nothing did. */
export async function endConsent(
  tx: Transaction,
  personId: string,
  purpose: ConsentPurpose,
  at: Date,
): Promise<boolean> {
  const rows = await tx
    .update(consents)
    .set({ withdrawnAt: at })
    .where(and(eq(consents.personId, personId), eq(consents.purpose, purpose), isNull(consents.withdrawnAt)))
    .returning({ id: consents.id });
  return rows.length > 0;
}
