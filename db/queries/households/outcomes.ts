import { type OutcomeKind, outcomeKinds, type Resolver } from '@sunshine/contract/households/vocabulary.ts';
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { outcomes } from '../../schema/households.ts';

export type NewOutcome = typeof outcomes.$inferInsert & { id: string };
export type OutcomeRow = typeof outcomes.$inferSelect;

export const settledKinds = Object.entries(outcomeKinds)
  .filter(([, rule]) => rule.settled)
  .map(([kind]) => kind);
export const openKinds = Object.entries(outcomeKinds)
  .filter(([, rule]) => rule.open)
  .map(([kind]) => kind);

export async function insertOutcomes(tx: Transaction, rows: readonly NewOutcome[]): Promise<void> {
  if (rows.length > 0) await tx.insert(outcomes).values([...rows]);
}

/** Outcomes of a person, the one in force first; retracted ones behind. */
export async function readOutcomes(
  db: Queryable,
  personId: string,
): Promise<(OutcomeRow & { recordedByName: string | null })[]> {
  const rows = await db
    .select({
      outcome: outcomes,
      recordedByName: sql<
        string | null
      >`(select p.name from accounts a join people p on p.id = a.person_id where a.id = ${outcomes.recordedBy})`,
    })
    .from(outcomes)
    .where(eq(outcomes.personId, personId))
    .orderBy(
      sql`${outcomes.retractedAt} is not null`,
      desc(outcomes.fromDay),
      desc(outcomes.recordedAt),
      desc(outcomes.id),
    );
  return rows.map(({ outcome, recordedByName }) => ({ ...outcome, recordedByName }));
}

/** The outcome in force on a day; null is 未登记. */
export async function outcomeInForce(
  db: Queryable,
  personId: string,
  day: string,
): Promise<{ id: string; kind: OutcomeKind; fromDay: string } | null> {
  const rows = await db
    .select({ id: outcomes.id, kind: outcomes.kind, fromDay: outcomes.fromDay })
    .from(outcomes)
    .where(
      and(
        eq(outcomes.personId, personId),
        isNull(outcomes.retractedAt),
        sql`${outcomes.fromDay} <= ${day}::date`,
      ),
    )
    .orderBy(desc(outcomes.fromDay), desc(outcomes.recordedAt), desc(outcomes.id))
    .limit(1);
  return rows[0] ?? null;
}

export async function outcomeRepeats(
  db: Queryable,
  personId: string,
  kind: OutcomeKind,
  fromDay: string,
): Promise<boolean> {
  const rows = await db
    .select({ id: outcomes.id })
    .from(outcomes)
    .where(
      and(
        eq(outcomes.personId, personId),
        eq(outcomes.kind, kind),
        eq(outcomes.fromDay, fromDay),
        isNull(outcomes.retractedAt),
      ),
    );
  return rows.length > 0;
}

/** Retracts an outcome that still counts; null when there is none. */
export async function retractOutcomeRow(
  tx: Transaction,
  personId: string,
  outcomeId: string,
  at: Date,
  reason: string,
): Promise<{ kind: OutcomeKind; fromDay: string; resolvedBy: Resolver; placementId: string | null } | null> {
  const rows = await tx
    .update(outcomes)
    .set({ retractedAt: at, retractionReason: reason })
    .where(and(eq(outcomes.id, outcomeId), eq(outcomes.personId, personId), isNull(outcomes.retractedAt)))
    .returning({
      kind: outcomes.kind,
      fromDay: outcomes.fromDay,
      resolvedBy: outcomes.resolvedBy,
      placementId: outcomes.placementId,
    });
  return rows[0] ?? null;
}

/** Whether an outcome came with a placement: then it is corrected there. */
export async function findOutcomePlacement(
  db: Queryable,
  personId: string,
  outcomeId: string,
): Promise<boolean> {
  const rows = await db
    .select({ placementId: outcomes.placementId })
    .from(outcomes)
    .where(and(eq(outcomes.id, outcomeId), eq(outcomes.personId, personId)));
  return (rows[0]?.placementId ?? null) !== null;
}
