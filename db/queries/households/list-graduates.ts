import type { GraduateSituation } from '@sunshine/contract/households/status.ts';
import type { DegreeLevel, OutcomeKind } from '@sunshine/contract/households/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { openKinds, settledKinds } from './outcomes.ts';
import { likePrefix } from './scope.ts';

export interface GraduateFilter {
  text: string;
  idNumberHash: Buffer | null;
  phoneHash: Buffer | null;
  unionId: string | null;
  year: number | null;
  situation: GraduateSituation | null;
  /** Division code in which the last campus lies; null for anywhere. */
  locality: string | null;
  today: string;
  limit: number;
  offset: number;
}

export interface GraduateLine {
  personId: string;
  name: string;
  unionId: string;
  unionName: string;
  householdId: string | null;
  school: string | null;
  major: string | null;
  degree: DegreeLevel | null;
  graduationYear: number | null;
  situation: GraduateSituation;
  outcome: OutcomeKind | null;
  outcomeFrom: string | null;
  needOpenedOn: string | null;
  hasAccount: boolean;
  registered: boolean;
}

/** One page of the scope's graduates, the number of each situation under the other filters, and the years there are. */
export async function listGraduateRows(
  db: Queryable,
  scope: readonly string[],
  filter: GraduateFilter,
): Promise<{
  items: GraduateLine[];
  counts: { situation: GraduateSituation; count: number }[];
  years: number[];
}> {
  const base = situated(scope, filter);
  const chosen = filter.situation === null ? sql`true` : sql`situation = ${filter.situation}`;
  const [items, counts, years] = await Promise.all([
    db.execute<GraduateLine & Record<string, unknown>>(sql`
      with ${base}
      select s.person_id as "personId", s.name, s.union_id as "unionId", u.name as "unionName", s.household_id as "householdId",
        s.school, s.major, s.degree, s.graduation_year as "graduationYear", s.situation, s.outcome,
        s.outcome_from as "outcomeFrom", s.need_opened_on as "needOpenedOn",
        exists (select 1 from accounts a where a.person_id = s.person_id) as "hasAccount",
        s.household_id is null and exists (select 1 from studies r where r.person_id = s.person_id
          and r.registering_union_id is not null and r.registration_withdrawn_at is null) as registered
      from situated s join unions u on u.id = s.union_id
      where ${chosen}
      order by s.situation = 'helpNeeded' desc, s.graduation_year desc nulls last, s.person_id desc
      limit ${filter.limit} offset ${filter.offset}`),
    db.execute<{ situation: GraduateSituation; count: number }>(sql`
      with ${base} select situation, count(*)::int as count from situated group by situation`),
    db.execute<{ year: number }>(sql`
      with ${scoped(scope)} select distinct st.graduation_year as year
      from scoped join studies st on st.person_id = scoped.person_id order by 1 desc limit 12`),
  ]);
  return { items, counts, years: years.map(({ year }) => year) };
}

/** Persons of the scope's archives, and those its units registered; each once. */
export function scoped(scope: readonly string[]): SQL {
  return sql`units as (
      select distinct union_id from union_ancestry where ancestor_id = any(${sql.param(scope)}::uuid[])
    ), scoped as (
      select distinct on (person_id) person_id, household_id, union_id from (
        select m.person_id, m.household_id, g.union_id, m.active, m.joined_on as since
        from units join household_managements g on g.union_id = units.union_id and g.until_day is null
        join household_members m on m.household_id = g.household_id and m.left_on is null
        union all
        select s.person_id, null, s.registering_union_id, false, null
        from units join studies s on s.registering_union_id = units.union_id
      ) x order by person_id, household_id is null, active desc, since desc
    )`;
}

function situated(scope: readonly string[], filter: GraduateFilter): SQL {
  const thisYear = Number(filter.today.slice(0, 4));
  const kinds = (list: readonly string[]): SQL => sql`any(${sql.param(list)}::text[])`;
  return sql`${scoped(scope)}, situated as (
    select c.*, p.name, st.school, st.major, st.degree, st.graduation_year, o.kind as outcome, o.from_day as outcome_from,
      n.opened_on as need_opened_on,
      case when n.opened_on is not null then 'helpNeeded'
        when st.graduation_year > ${thisYear}::int then 'studying'
        when o.kind = ${kinds(settledKinds)} then 'settled'
        when coalesce(o.kind, 'unknown') = 'unknown' then 'unknown'
        when o.kind = ${kinds(openKinds)} then 'seeking'
        else 'notSeeking' end as situation
    from scoped c
    join graduates g on g.person_id = c.person_id
    join people p on p.id = c.person_id
    left join lateral (
      select * from studies st where st.person_id = c.person_id order by st.graduation_year desc, st.id desc limit 1) st on true
    left join lateral (
      select kind, from_day from outcomes o where o.person_id = c.person_id and o.retracted_at is null
        and o.from_day <= ${filter.today}::date order by o.from_day desc, o.recorded_at desc, o.id desc limit 1) o on true
    left join help_needs n on n.person_id = c.person_id and n.closed_on is null
    where ${conditions(filter)}
  )`;
}

function conditions(filter: GraduateFilter): SQL {
  const all: SQL[] = [sql`true`];
  if (filter.year !== null) all.push(sql`st.graduation_year = ${filter.year}::int`);
  if (filter.locality !== null) all.push(sql`starts_with(st.campus_division, ${filter.locality})`);
  if (filter.unionId) {
    all.push(
      sql`exists (select 1 from union_ancestry b where b.union_id = c.union_id and b.ancestor_id = ${filter.unionId})`,
    );
  }
  if (filter.text !== '') {
    const prefix = likePrefix(filter.text);
    all.push(sql`(p.name like ${prefix} or st.school like ${prefix} or st.major like ${prefix}
      or p.id_number_hash = ${filter.idNumberHash} or p.phone_hash = ${filter.phoneHash})`);
  }
  return sql.join(all, sql` and `);
}
