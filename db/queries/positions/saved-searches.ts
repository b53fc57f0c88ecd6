import type { AlertRhythm } from '@sunshine/contract/positions/matching-vocabulary.ts';
import { and, asc, count, desc, eq, inArray, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { savedSearches } from '../../schema/demand.ts';

export async function savedSearchesOf(db: Queryable, personId: string) {
  return db
    .select()
    .from(savedSearches)
    .where(eq(savedSearches.personId, personId))
    .orderBy(desc(savedSearches.createdAt), asc(savedSearches.id));
}
export type SavedSearchRow = Awaited<ReturnType<typeof savedSearchesOf>>[number];

export async function countSavedSearches(tx: Transaction, personId: string): Promise<number> {
  const rows = await tx
    .select({ count: count() })
    .from(savedSearches)
    .where(eq(savedSearches.personId, personId));
  return rows[0]?.count ?? 0;
}

/** Null where the person keeps the same search already. */
export async function insertSavedSearch(
  tx: Transaction,
  row: typeof savedSearches.$inferInsert,
): Promise<string | null> {
  const rows = await tx
    .insert(savedSearches)
    .values(row)
    .onConflictDoNothing({ target: [savedSearches.personId, savedSearches.query] })
    .returning({ id: savedSearches.id });
  return rows[0]?.id ?? null;
}

export async function savedSearchByQuery(tx: Transaction, personId: string, query: string) {
  const rows = await tx
    .select()
    .from(savedSearches)
    .where(and(eq(savedSearches.personId, personId), eq(savedSearches.query, query)));
  return rows[0] ?? null;
}

/** Changes a person's own search; null where it is none of theirs. */
export async function changeSavedSearch(
  tx: Transaction,
  personId: string,
  id: string,
  { now, ...change }: { name?: string; rhythm?: AlertRhythm; seenUntil?: Date; now: Date },
): Promise<SavedSearchRow | null> {
  const own = and(eq(savedSearches.id, id), eq(savedSearches.personId, personId));
  if (Object.values(change).every((value) => value === undefined)) {
    return (await tx.select().from(savedSearches).where(own))[0] ?? null;
  }
  // Whoever wants to hear again does not hear of all that was silent.
  const toldUntil = sql`case when ${savedSearches.rhythm} = 'off' then ${now.toISOString()}::timestamptz
    else ${savedSearches.toldUntil} end`;
  const set = change.rhythm === undefined ? change : { ...change, toldUntil };
  return (await tx.update(savedSearches).set(set).where(own).returning())[0] ?? null;
}

export async function deleteSavedSearch(tx: Transaction, personId: string, id: string): Promise<boolean> {
  const rows = await tx
    .delete(savedSearches)
    .where(and(eq(savedSearches.id, id), eq(savedSearches.personId, personId)))
    .returning({ id: savedSearches.id });
  return rows.length > 0;
}

export interface DueSearches {
  rhythms: AlertRhythm[];
  /** Those told of until then or later are not due. */
  before: Date;
}

const isDue = ({ rhythms, before }: DueSearches) =>
  and(
    inArray(savedSearches.rhythm, rhythms),
    sql`${savedSearches.toldUntil} < ${before.toISOString()}::timestamptz`,
  );

/** Due searches of the next persons after one, by person. */
export async function dueSearches(
  db: Queryable,
  due: DueSearches & { after: string; persons: number },
): Promise<{ id: string; personId: string; query: string }[]> {
  const persons = db
    .selectDistinct({ personId: savedSearches.personId })
    .from(savedSearches)
    .where(and(isDue(due), sql`${savedSearches.personId} > ${due.after}::uuid`))
    .orderBy(savedSearches.personId)
    .limit(due.persons);
  return db
    .select({ id: savedSearches.id, personId: savedSearches.personId, query: savedSearches.query })
    .from(savedSearches)
    .where(and(inArray(savedSearches.personId, persons), isDue(due)))
    .orderBy(savedSearches.personId);
}

/** Those of them that are due still, locked; another worker's are passed by. */
export async function lockDueSearches(
  tx: Transaction,
  due: DueSearches & { ids: readonly string[] },
): Promise<SavedSearchRow[]> {
  return tx
    .select()
    .from(savedSearches)
    .where(and(inArray(savedSearches.id, [...due.ids]), isDue(due)))
    .orderBy(savedSearches.personId, savedSearches.createdAt, savedSearches.id)
    .for('update', { skipLocked: true });
}

export async function markToldUntil(tx: Transaction, ids: readonly string[], until: Date): Promise<void> {
  await tx
    .update(savedSearches)
    .set({ toldUntil: until })
    .where(inArray(savedSearches.id, [...ids]));
}

export interface PublishedAt extends Record<string, unknown> {
  id: string;
  companyId: string;
  publishedAt: string;
}

/** When positions were published, and by whom. */
export async function publicationOf(db: Queryable, ids: readonly string[]): Promise<PublishedAt[]> {
  if (ids.length === 0) return [];
  return [
    ...(await db.execute<PublishedAt>(sql`
      select id, company_id as "companyId", published_at as "publishedAt" from positions
      where id = any(${sql.param(ids)}::uuid[]) and published_at is not null`)),
  ];
}

/** Companies that each of these persons keeps away from (屏蔽单位). */
export async function blockedCompanies(
  db: Queryable,
  personIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const blocked = new Map<string, Set<string>>();
  if (personIds.length === 0) return blocked;
  const rows = await db.execute<{ personId: string; companyId: string }>(sql`
    select person_id as "personId", company_id as "companyId" from company_blocks
    where person_id = any(${sql.param(personIds)}::uuid[])`);
  for (const { personId, companyId } of rows) {
    blocked.set(personId, (blocked.get(personId) ?? new Set()).add(companyId));
  }
  return blocked;
}
