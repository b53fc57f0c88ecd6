import { and, eq, isNull, lte, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { helpNeeds, outcomes } from '../../schema/households.ts';

/** Whether a help need is open on a day, whatever became of it later. */
export async function needOpenOn(db: Queryable, personId: string, day: string): Promise<boolean> {
  const [row] = await db
    .select({ id: helpNeeds.id })
    .from(helpNeeds)
    .where(
      and(
        eq(helpNeeds.personId, personId),
        lte(helpNeeds.openedOn, day),
        sql`coalesce(${helpNeeds.closedOn}, 'infinity') >= ${day}::date`,
      ),
    )
    .limit(1);
  return row !== undefined;
}

export interface NewNeed {
  id: string;
  personId: string;
  openedOn: string;
  /** Closed by the union on the same day, when the service at once brought a placement. */
  closedOn: string | null;
  note: string;
  accountId: string | null;
  /** Who looks after it; nobody yet when no caseworker was at work. */
  caseworkerId: string | null;
  at: Date;
}

/** Opens a help need on account of a service; false when another is open already. */
export async function insertNeed(tx: Transaction, need: NewNeed): Promise<boolean> {
  const { accountId, at, closedOn, ...row } = need;
  const inserted = await tx
    .insert(helpNeeds)
    .values({
      ...row,
      closedOn,
      closedBy: closedOn ? 'union' : null,
      openedByAccount: accountId,
      createdAt: at,
    })
    .onConflictDoNothing()
    .returning({ id: helpNeeds.id });
  return inserted.length > 0;
}

/** Takes back the outcomes of a mistaken placement; answers the first day they stood for. */
export async function retractOutcomes(
  tx: Transaction,
  placementId: string,
  retraction: { at: Date; reason: string },
): Promise<string | null> {
  const rows = await tx
    .update(outcomes)
    .set({ retractedAt: retraction.at, retractionReason: retraction.reason })
    .where(and(eq(outcomes.placementId, placementId), isNull(outcomes.retractedAt)))
    .returning({ fromDay: outcomes.fromDay });
  return rows.map((row) => row.fromDay).sort()[0] ?? null;
}

/** Removes the help need that existed only because of a mistaken service. */
export async function removeNeedOfService(
  tx: Transaction,
  service: { personId: string; openedOn: string; at: Date; note: string },
): Promise<boolean> {
  const removed = await tx
    .delete(helpNeeds)
    .where(
      and(
        eq(helpNeeds.personId, service.personId),
        eq(helpNeeds.openedOn, service.openedOn),
        eq(helpNeeds.createdAt, service.at),
        eq(helpNeeds.note, service.note),
      ),
    )
    .returning({ id: helpNeeds.id });
  return removed.length > 0;
}
