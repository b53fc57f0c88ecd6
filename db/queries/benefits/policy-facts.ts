import type { PolicyFacts } from '@sunshine/contract/benefits/policy-facts.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';

/** Facts of one person, with what a list says of them. */
export interface FactsRow extends PolicyFacts {
  personId: string;
  name: string;
  unionName: string | null;
  school: string | null;
  graduationYear: number | null;
}

type Stored = Record<string, unknown> & FactsRow;

/** What is known of one person, in a scope or not; always a row for a person that exists. */
export async function readPolicyFacts(
  db: Queryable,
  personId: string,
  today: string,
): Promise<FactsRow | null> {
  const [row] = await db.execute<Stored>(sql`
    with asked as (select ${personId}::uuid as person_id, null::uuid as union_id) ${factsOf(today)}`);
  return row ?? null;
}

/** Graduates looked at for one policy; a district has some thousand, a larger scope is told that it was cut. */
export const candidateLimit = 5000;

/** Facts of the graduates of a scope, the latest leavers first: members of its archives and those its units registered. */
export async function listPolicyFacts(
  db: Queryable,
  scope: readonly string[],
  today: string,
): Promise<FactsRow[]> {
  return db.execute<Stored>(sql`
    with units as (
      select distinct union_id from union_ancestry where ancestor_id = any(${sql.param([...scope])}::uuid[])
    ), scoped as (
      select distinct on (person_id) person_id, union_id from (
        select m.person_id, g.union_id, m.active, m.joined_on as since, 1 as preference
        from units join household_managements g on g.union_id = units.union_id and g.until_day is null
        join household_members m on m.household_id = g.household_id and m.left_on is null
        union all
        select s.person_id, s.registering_union_id, false, null, 2
        from units join studies s on s.registering_union_id = units.union_id
      ) x order by person_id, preference, active desc, since desc
    ), asked as (
      select s.person_id, s.union_id from scoped s
      join graduates g on g.person_id = s.person_id
      join people p on p.id = s.person_id and p.died_on is null
      left join lateral (
        select max(graduation_year) as latest from studies st
        where st.person_id = s.person_id and st.state <> 'dropped') st on true
      order by latest desc nulls last, s.person_id limit ${candidateLimit + 1}
    ) ${factsOf(today)}`);
}

/** One row for each of `asked`, in the order of the latest leavers. */
function factsOf(today: string): SQL {
  return sql`
    select p.id as "personId", p.name, u.short_name as "unionName", latest.school,
      latest.graduation_year as "graduationYear", p.birth_date as "birthDate",
      coalesce(studied.list, '[]'::json) as studies, g.place_of_origin as "placeOfOrigin", o.kind as outcome,
      c.issued_on as "certificateOn", work.employment, t.traineeship,
      exists (select 1 from help_needs n where n.person_id = p.id and n.closed_on is null) as "needOpen",
      exists (select 1 from household_members m where m.person_id = p.id and m.active) as listed
    from asked
    join people p on p.id = asked.person_id
    left join unions u on u.id = asked.union_id
    left join graduates g on g.person_id = p.id
    left join lateral (
      select st.school, st.graduation_year from studies st
      where st.person_id = p.id order by st.graduation_year desc, st.id desc limit 1) latest on true
    left join lateral (
      select json_agg(json_build_object('degree', st.degree, 'graduationYear', st.graduation_year,
        'state', st.state, 'campusDivision', st.campus_division)) as list
      from studies st where st.person_id = p.id) studied on true
    left join lateral (
      select kind from outcomes o where o.person_id = p.id and o.retracted_at is null and o.from_day <= ${today}::date
      order by o.from_day desc, o.recorded_at desc, o.id desc limit 1) o on true
    left join lateral (${latestCertificate(today)}) c on true
    left join lateral (
      select json_build_object('size', co.size, 'kind', q.kind) as employment
      from placements w
      left join companies co on co.id = w.company_id
      left join positions q on q.id = w.position_id
      where w.person_id = p.id and w.cancelled_at is null and w.start_on <= ${today}::date
        and coalesce(w.ended_on, 'infinity') >= ${today}::date
      order by w.start_on desc, w.id desc limit 1) work on true
    left join lateral (
      select json_build_object('startOn', i.start_on, 'endedOn',
        case when coalesce(i.ended_on, i.end_on) < ${today}::date then coalesce(i.ended_on, i.end_on) end) as traineeship
      from internships i
      where i.person_id = p.id and i.kind = 'traineeship' and i.cancelled_on is null and i.start_on <= ${today}::date
      order by i.start_on desc, i.id desc limit 1) t on true
    order by latest.graduation_year desc nulls last, p.id`;
}

/** Of certificates recorded here and those entered afterwards (补录). */
function latestCertificate(today: string): SQL {
  return sql`select max(on_day) as issued_on from (
    select c.issued_on as on_day from certificates c where c.person_id = p.id and c.cancelled_at is null
    union all
    select s.on_day from supplementary_records s
    where s.person_id = p.id and s.kind = 'certificate' and s.withdrawn_at is null
  ) known where on_day <= ${today}::date`;
}
