import type { NotForMeReason } from '@sunshine/contract/positions/matching-vocabulary.ts';
import { and, desc, eq } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../../connect.ts';
import { companies } from '../../../schema/companies.ts';
import { recommendationFeedback } from '../../../schema/demand.ts';
import { positions } from '../../../schema/positions.ts';

export type NewFeedback = typeof recommendationFeedback.$inferInsert;

/** Keeps the latest answer of a person about a position. */
export async function saveFeedback(tx: Transaction, row: NewFeedback): Promise<void> {
  const { reason, note, givenAt } = row;
  await tx
    .insert(recommendationFeedback)
    .values(row)
    .onConflictDoUpdate({
      target: [recommendationFeedback.personId, recommendationFeedback.positionId],
      set: { reason, note, givenAt },
    });
}

/** Takes an answer back; null when there was none. */
export async function removeFeedback(
  tx: Transaction,
  personId: string,
  positionId: string,
): Promise<NotForMeReason | null> {
  const [row] = await tx
    .delete(recommendationFeedback)
    .where(
      and(eq(recommendationFeedback.personId, personId), eq(recommendationFeedback.positionId, positionId)),
    )
    .returning({ reason: recommendationFeedback.reason });
  return row?.reason ?? null;
}

/** What a person said was not for them, the latest first. */
export async function listFeedback(db: Queryable, personId: string, limit: number) {
  return db
    .select({
      positionId: positions.id,
      title: positions.title,
      companyName: companies.name,
      reason: recommendationFeedback.reason,
      note: recommendationFeedback.note,
      givenAt: recommendationFeedback.givenAt,
    })
    .from(recommendationFeedback)
    .innerJoin(positions, eq(positions.id, recommendationFeedback.positionId))
    .innerJoin(companies, eq(companies.id, positions.companyId))
    .where(eq(recommendationFeedback.personId, personId))
    .orderBy(desc(recommendationFeedback.givenAt), desc(recommendationFeedback.positionId))
    .limit(limit);
}
