import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import { and, desc, eq, inArray, isNotNull, isNull, like, type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { placements } from '../../schema/applications.ts';
import { outcomes } from '../../schema/households.ts';
import { people } from '../../schema/people.ts';
import { positions } from '../../schema/positions.ts';
import { unionAncestry, unions } from '../../schema/unions.ts';
import { startsWith } from './scoped-applications.ts';

/** The kind a placement stands under: that of its latest outcome, retracted together with it. */
const kind = sql<
  keyof typeof outcomeKinds | null
>`(select o.kind from outcomes o where o.placement_id = ${placements.id}
  order by o.from_day desc, o.recorded_at desc limit 1)`;
const kindsNeedingEvidence = Object.entries(outcomeKinds)
  .filter(([, rule]) => rule.placement === 'withEvidence')
  .map(([key]) => sql`${key}`);
const needsEvidence = sql<boolean>`(${placements.evidence} is null
  and coalesce(${kind} in (${sql.join(kindsNeedingEvidence, sql`, `)}), false))`;

const columns = {
  id: placements.id,
  personId: placements.personId,
  name: people.name,
  employerName: placements.employerName,
  positionTitle: positions.title,
  applicationId: placements.applicationId,
  unionId: placements.unionId,
  unionName: unions.shortName,
  path: placements.path,
  kind,
  startOn: placements.startOn,
  bothSides: sql<boolean>`(${placements.companyConfirmedAt} is not null and ${placements.graduateConfirmedAt} is not null)`,
  evidence: placements.evidence,
  needsEvidence,
  supplementary: placements.supplementary,
  recordedAt: placements.recordedAt,
  cancelledAt: placements.cancelledAt,
  cancellationReason: placements.cancellationReason,
};

function rows(db: Queryable) {
  return db
    .select({ ...columns, total: sql<number>`count(*) over ()::int` })
    .from(placements)
    .innerJoin(people, eq(people.id, placements.personId))
    .innerJoin(unions, eq(unions.id, placements.unionId))
    .leftJoin(positions, eq(positions.id, placements.positionId));
}

function withinScope(db: Queryable, scope: readonly string[]): SQL {
  return inArray(
    placements.unionId,
    db
      .select({ id: unionAncestry.unionId })
      .from(unionAncestry)
      .where(inArray(unionAncestry.ancestorId, [...scope])),
  );
}

export type PlacementShow = 'counted' | 'needsEvidence' | 'cancelled';

/** Placements of the scope's units, latest start first. */
export async function listPlacements(
  db: Queryable,
  scope: readonly string[],
  filter: { q: string; show: PlacementShow },
  page: { limit: number; offset: number },
) {
  return rows(db)
    .where(
      and(
        withinScope(db, scope),
        filter.show === 'cancelled' ? isNotNull(placements.cancelledAt) : isNull(placements.cancelledAt),
        filter.show === 'needsEvidence' ? needsEvidence : undefined,
        filter.q ? like(people.name, startsWith(filter.q)) : undefined,
      ),
    )
    .orderBy(desc(placements.startOn), desc(placements.id))
    .limit(page.limit)
    .offset(page.offset);
}
export type PlacementRow = Awaited<ReturnType<typeof listPlacements>>[number];

export async function readPlacement(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<PlacementRow | null> {
  const [row] = await rows(db).where(and(withinScope(db, scope), eq(placements.id, id)));
  return row ?? null;
}

/** The placement, locked; null when it is missing or out of scope. */
export async function lockPlacement(tx: Transaction, scope: readonly string[], id: string) {
  const [row] = await tx
    .select()
    .from(placements)
    .where(and(withinScope(tx, scope), eq(placements.id, id)))
    .for('update');
  return row ?? null;
}

export type NewPlacement = typeof placements.$inferInsert & { id: string };

/** One placement per person and first day of work; the constraint refuses a second. */
export async function insertPlacement(tx: Transaction, placement: NewPlacement): Promise<void> {
  await tx.insert(placements).values(placement);
}

/** The placement that a person has for a first day of work, locked; without an application staff recorded it. */
export async function lockPlacementOfDay(tx: Transaction, personId: string, startOn: string) {
  const [row] = await tx
    .select({
      id: placements.id,
      applicationId: placements.applicationId,
      employerName: placements.employerName,
    })
    .from(placements)
    .where(
      and(eq(placements.personId, personId), eq(placements.startOn, startOn), isNull(placements.cancelledAt)),
    )
    .for('update');
  return row ?? null;
}

export async function updatePlacement(
  tx: Transaction,
  id: string,
  change: Partial<typeof placements.$inferInsert>,
): Promise<void> {
  await tx.update(placements).set(change).where(eq(placements.id, id));
}

/** Evidence of a placement goes to its outcomes too. */
export async function proveOutcomes(tx: Transaction, placementId: string, evidence: string): Promise<void> {
  await tx
    .update(outcomes)
    .set({ evidence })
    .where(and(eq(outcomes.placementId, placementId), isNull(outcomes.retractedAt)));
}
