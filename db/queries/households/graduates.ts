import type { Relation } from '@sunshine/contract/households/vocabulary.ts';
import { and, eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { graduates, intentions, studies } from '../../schema/households.ts';
import { unionInScope } from './scope.ts';

export type NewStudy = typeof studies.$inferInsert & { id: string };
export type StudyRow = typeof studies.$inferSelect;

/** Makes people graduates; who is one already keeps the record, and gets a place of origin where none was known. */
export async function ensureGraduates(
  tx: Transaction,
  rows: readonly { personId: string; placeOfOrigin: string | null }[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insert(graduates)
    .values([...rows])
    .onConflictDoUpdate({
      target: graduates.personId,
      set: { placeOfOrigin: sql`coalesce(${graduates.placeOfOrigin}, excluded.place_of_origin)` },
    });
}

export async function insertStudies(tx: Transaction, rows: readonly NewStudy[]): Promise<void> {
  if (rows.length > 0) await tx.insert(studies).values([...rows]);
}

export async function setStudy(
  tx: Transaction,
  personId: string,
  studyId: string,
  change: Partial<typeof studies.$inferInsert>,
): Promise<boolean> {
  const rows = await tx
    .update(studies)
    .set(change)
    .where(and(eq(studies.id, studyId), eq(studies.personId, personId)))
    .returning({ id: studies.id });
  return rows.length === 1;
}

export async function readStudies(db: Queryable, personId: string): Promise<StudyRow[]> {
  return db
    .select()
    .from(studies)
    .where(eq(studies.personId, personId))
    .orderBy(sql`${studies.graduationYear} desc, ${studies.id} desc`);
}

export type Intention = typeof intentions.$inferInsert;

export async function saveIntention(tx: Transaction, row: Intention): Promise<void> {
  const { personId: _, ...change } = row;
  await tx.insert(intentions).values(row).onConflictDoUpdate({ target: intentions.personId, set: change });
}

export async function readIntention(
  db: Queryable,
  personId: string,
): Promise<typeof intentions.$inferSelect | null> {
  const rows = await db.select().from(intentions).where(eq(intentions.personId, personId));
  return rows[0] ?? null;
}

export async function setPlaceOfOrigin(
  tx: Transaction,
  personId: string,
  placeOfOrigin: string,
): Promise<void> {
  await tx.update(graduates).set({ placeOfOrigin }).where(eq(graduates.personId, personId));
}

/** The unit a graduate belongs to: the archive's, else the one that registered the study. */
export interface GraduateUnit {
  personId: string;
  name: string;
  unionId: string;
  unionName: string;
}

/** A graduate of the scope; null when missing or elsewhere. `lock` holds the record until commit. */
export async function findGraduate(
  db: Queryable,
  scope: readonly string[] | null,
  personId: string,
  options: { lock?: boolean } = {},
): Promise<GraduateUnit | null> {
  const inScope = scope === null ? sql`true` : unionInScope(sql`at_unit.union_id`, scope);
  const rows = await db.execute<GraduateUnit & Record<string, unknown>>(sql`
    select p.id as "personId", p.name, at_unit.union_id as "unionId", u.name as "unionName"
    from graduates g
    join people p on p.id = g.person_id
    join lateral (
      select m.union_id from (
        select x.union_id, 1 as preference, m.active, m.joined_on as since
        from household_members m
        join household_managements x on x.household_id = m.household_id and x.until_day is null
        where m.person_id = g.person_id and m.left_on is null
        union all
        select s.registering_union_id, 2, false, null from studies s
        where s.person_id = g.person_id and s.registering_union_id is not null
      ) m order by preference, active desc, since desc limit 1
    ) at_unit on true
    join unions u on u.id = at_unit.union_id
    where g.person_id = ${personId} and ${inScope}
    ${options.lock ? sql`for update of g` : sql``}`);
  return rows[0] ?? null;
}

export interface GraduatePerson {
  name: string;
  idNumber: string | null;
  phone: string | null;
  placeOfOrigin: string | null;
  household: { id: string; archiveNumber: string; state: 'active' | 'closed'; relation: Relation } | null;
}

/** Masks, origin and the household of a graduate. */
export async function readGraduatePerson(db: Queryable, personId: string): Promise<GraduatePerson | null> {
  const rows = await db.execute<GraduatePerson & Record<string, unknown>>(sql`
    select p.name, p.id_number_mask as "idNumber", p.phone_mask as phone, g.place_of_origin as "placeOfOrigin",
      (select json_build_object('id', h.id, 'archiveNumber', h.archive_number, 'relation', m.relation, 'state',
          case when exists (select 1 from household_episodes e where e.household_id = h.id and e.closed_on is null)
            then 'active' else 'closed' end)
        from household_members m join households h on h.id = m.household_id
        where m.person_id = p.id and m.left_on is null order by m.active desc, m.joined_on desc limit 1) as household
    from people p left join graduates g on g.person_id = p.id where p.id = ${personId}`);
  return rows[0] ?? null;
}
