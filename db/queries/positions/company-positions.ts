import { unansweredStates } from '@sunshine/contract/applications/status.ts';
import { type PositionState, positionStates } from '@sunshine/contract/positions/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { and, count, desc, eq, getTableColumns, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { applications } from '../../schema/applications.ts';
import { companies } from '../../schema/companies.ts';
import { positions } from '../../schema/positions.ts';
import { unions } from '../../schema/unions.ts';

export type PositionRow = typeof positions.$inferSelect;
export type NewPosition = typeof positions.$inferInsert;

export async function insertPositions(tx: Transaction, rows: NewPosition[]): Promise<void> {
  if (rows.length > 0) await tx.insert(positions).values(rows);
}

/** A position of one company with the name of the unit that approved it. */
export async function findPositionOf(
  db: Queryable,
  companyId: string,
  id: string,
): Promise<(PositionRow & { approvingUnionName: string | null }) | null> {
  const [row] = await db
    .select({ ...getTableColumns(positions), approvingUnionName: unions.name })
    .from(positions)
    .leftJoin(unions, eq(unions.id, positions.approvingUnionId))
    .where(and(eq(positions.id, id), eq(positions.companyId, companyId)));
  return row ?? null;
}

/** Locks a position of one company until commit. */
export async function lockPositionOf(
  tx: Transaction,
  companyId: string,
  id: string,
): Promise<PositionRow | null> {
  const [row] = await tx
    .select()
    .from(positions)
    .where(and(eq(positions.id, id), eq(positions.companyId, companyId)))
    .for('update');
  return row ?? null;
}

/** Locks several positions of one company in the order of their ids, so that two batches wait and do not deadlock. */
export async function lockPositionsOf(
  tx: Transaction,
  companyId: string,
  ids: readonly string[],
): Promise<PositionRow[]> {
  return tx
    .select()
    .from(positions)
    .where(and(inArray(positions.id, [...ids]), eq(positions.companyId, companyId)))
    .orderBy(positions.id)
    .for('update');
}

/** The state of a company, held against changes until commit: a position is not sent while it is suspended. */
export async function companyStateForPosting(tx: Transaction, companyId: string): Promise<string | null> {
  const [row] = await tx
    .select({ state: companies.state })
    .from(companies)
    .where(eq(companies.id, companyId))
    .for('share');
  return row?.state ?? null;
}

/** Positions of one company, the latest changed first. */
export async function listPositionsOf(
  db: Queryable,
  companyId: string,
  state: PositionState | undefined,
  window: { limit: number; offset: number },
) {
  return db
    .select({
      id: positions.id,
      title: positions.title,
      kind: positions.kind,
      state: positions.state,
      headcount: positions.headcount,
      validUntil: positions.validUntil,
      preference: positions.preference,
      decisionNote: positions.decisionNote,
      updatedAt: positions.updatedAt,
      refreshedAt: positions.refreshedAt,
    })
    .from(positions)
    .where(and(eq(positions.companyId, companyId), state ? eq(positions.state, state) : undefined))
    .orderBy(desc(positions.updatedAt), desc(positions.id))
    .limit(window.limit)
    .offset(window.offset);
}

/** Applications of positions, and how many of them wait for a first answer. */
export async function countApplicationsOf(
  db: Queryable,
  positionIds: readonly string[],
): Promise<Map<string, { applications: number; unanswered: number }>> {
  if (positionIds.length === 0) return new Map();
  const waits = inArray(applications.state, [...unansweredStates]);
  const rows = await db
    .select({
      id: applications.positionId,
      applications: count(),
      unanswered: sql<number>`count(*) filter (where ${waits})`.mapWith(Number),
    })
    .from(applications)
    .where(inArray(applications.positionId, [...positionIds]))
    .groupBy(applications.positionId);
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** How many positions of one company stand in each state. */
export async function countPositionsOf(
  db: Queryable,
  companyId: string,
): Promise<Record<PositionState, number>> {
  const rows = await db
    .select({ state: positions.state, n: count() })
    .from(positions)
    .where(eq(positions.companyId, companyId))
    .groupBy(positions.state);
  return countsByState(rows);
}

export async function countPublished(db: Queryable, companyId: string): Promise<number> {
  return db.$count(positions, and(eq(positions.companyId, companyId), eq(positions.state, 'published')));
}

/** Every state with its number, 0 where there is none. */
export function countsByState(
  rows: readonly { state: PositionState; n: number }[],
): Record<PositionState, number> {
  const counts = Object.fromEntries(keysOf(positionStates).map((state) => [state, 0]));
  for (const { state, n } of rows) counts[state] = n;
  // Every key of the vocabulary was written above.
  return counts as Record<PositionState, number>;
}
