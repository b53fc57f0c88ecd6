import type { EnrolmentState } from '@sunshine/contract/events/training-vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { likePrefix } from '../households/scope.ts';

/**
 * Graduates of the scope, each once with its unit: members of the archives it manages, those who left hardship this
 * year among them, and persons its units registered without an archive (10A).
 */
export function peopleOfScope(scope: readonly string[]): SQL {
  return sql`units_in_scope as (
      select distinct union_id from union_ancestry where ancestor_id = any(${sql.param(scope)}::uuid[])
    ), people_of_scope as (
      select distinct on (person_id) person_id, union_id from (
        select m.person_id, g.union_id, 0 as preference, m.active, m.joined_on as since
        from units_in_scope n join household_managements g on g.union_id = n.union_id and g.until_day is null
        join household_members m on m.household_id = g.household_id
        union all
        select s.person_id, s.registering_union_id, 1, false, null
        from units_in_scope n join studies s on s.registering_union_id = n.union_id
      ) x order by person_id, preference, active desc, since desc
    )`;
}

export interface PersonRow extends Record<string, unknown> {
  personId: string;
  name: string;
  unionName: string;
  school: string | null;
  graduationYear: number | null;
}

const columns = sql`p.id as "personId", p.name, u.short_name as "unionName", st.school,
  st.graduation_year as "graduationYear"`;
const tables = sql`people_of_scope s join graduates g on g.person_id = s.person_id
  join people p on p.id = s.person_id join unions u on u.id = s.union_id
  left join lateral (
    select school, graduation_year from studies st where st.person_id = s.person_id
    order by st.graduation_year desc, st.id desc limit 1) st on true`;

/** One page of the scope's graduates, latest year first, with their place in a class when one is named. */
export async function listPeople(
  db: Queryable,
  scope: readonly string[],
  filter: { q: string; year: number | null; personIds: readonly string[] | null; classId: string | null },
  window: { limit: number; offset: number },
): Promise<(PersonRow & { enrolment: EnrolmentState | null; total: number })[]> {
  return db.execute<PersonRow & { enrolment: EnrolmentState | null; total: number }>(sql`
    with ${peopleOfScope(scope)}
    select ${columns}, e.state as enrolment, count(*) over ()::int as total
    from ${tables}
    left join training_enrolments e on e.person_id = s.person_id and e.class_id = ${filter.classId}::uuid
    where (${filter.q} = '' or p.name like ${likePrefix(filter.q)})
      and (${filter.year}::int is null or st.graduation_year = ${filter.year}::int)
      and (${filter.personIds === null} or p.id = any(${sql.param(filter.personIds ?? [])}::uuid[]))
    order by st.graduation_year desc nulls last, p.name, p.id limit ${window.limit} offset ${window.offset}`);
}

/** Graduation years of the scope's graduates, latest first. */
export async function listPeopleYears(db: Queryable, scope: readonly string[]): Promise<number[]> {
  const rows = await db.execute<{ year: number }>(sql`
    with ${peopleOfScope(scope)}
    select distinct st.graduation_year as year from people_of_scope s join studies st on st.person_id = s.person_id
    order by 1 desc limit 8`);
  return rows.map(({ year }) => year);
}

/** Graduates of the scope by id or by whole name. */
export async function findPeople(
  db: Queryable,
  scope: readonly string[],
  wanted: { personIds: readonly string[]; names: readonly string[] },
): Promise<PersonRow[]> {
  return db.execute<PersonRow>(sql`
    with ${peopleOfScope(scope)}
    select ${columns} from ${tables}
    where p.id = any(${sql.param(wanted.personIds)}::uuid[]) or p.name = any(${sql.param(wanted.names)}::text[])
    order by st.graduation_year desc nulls last, p.id`);
}

/** Holds people while services are recorded for them, always in the order of their ids so that nobody waits in a ring. */
export async function lockPeople(tx: Transaction, personIds: readonly string[]): Promise<void> {
  await tx.execute(sql`
    select g.person_id from graduates g where g.person_id = any(${sql.param(personIds)}::uuid[])
    order by g.person_id for no key update`);
}
