import { degreeLevels } from '@sunshine/contract/households/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import { dayParam, type Frame, isOneOf } from './frame.ts';

/**
 * Common tables every figure may read: `degrees`, `outcome_now`, `population`.
 * Source: the counting rules, "Population P"; persons are asked over the whole platform.
 */
export function populationTables(frame: Frame): SQL[] {
  return [degrees(frame), outcomeNow(frame), archived(frame), members(frame), population(frame)];
}

/** The latest completed degree that counts, one per person; in the same year the higher. */
function degrees({ year, settings }: Frame): SQL {
  const oldest = year - settings.previousYears;
  const rank = sql.join(
    Object.keys(degreeLevels).map((key, index) => sql`when ${key} then ${index}::int`),
    sql` `,
  );
  return sql`degrees as materialized (
    select distinct on (s.person_id) s.person_id, s.id as study_id, s.graduation_year, s.campus_division,
      case when s.registration_withdrawn_at is null then s.registering_union_id end as registering_union_id,
      case when s.graduation_year >= ${oldest} then s.graduation_year end as recent
    from studies s
    where s.state = 'onTrack' and s.graduation_year <= ${year}
      and ${isOneOf(sql`s.degree`, settings.degrees)} and ${isOneOf(sql`s.education_mode`, settings.educationModes)}
    order by s.person_id, s.graduation_year desc, case s.degree ${rank} end desc, s.id desc
  )`;
}

/** The outcome (毕业去向) in force on the last day that counts; none is 未登记. */
function outcomeNow({ asOf }: Frame): SQL {
  return sql`outcome_now as materialized (
    select distinct on (o.person_id) o.person_id, o.id as outcome_id, o.kind, o.resolved_by
    from outcomes o
    where o.retracted_at is null and o.from_day <= ${dayParam(asOf)}
    order by o.person_id, o.from_day desc, o.recorded_at desc, o.id desc
  )`;
}

/** Members with a degree, on a day of the period on which the archive was active; of two archives the later active one. */
function archived({ start, asOf }: Frame): SQL {
  const lastDay = sql`least(coalesce(m.left_on, 'infinity'), coalesce(e.closed_on, 'infinity'), ${dayParam(asOf)})`;
  return sql`archived as materialized (
    select distinct on (m.person_id) m.person_id, m.household_id, d.study_id, d.campus_division, d.graduation_year,
      d.recent
    from household_members m
    join degrees d on d.person_id = m.person_id
    join household_episodes e on e.household_id = m.household_id
    where e.closing_reason is distinct from 'openedInError'
      and m.joined_on <= ${dayParam(asOf)} and (m.left_on is null or m.left_on >= ${dayParam(start)})
      and e.opened_on <= ${dayParam(asOf)} and (e.closed_on is null or e.closed_on >= ${dayParam(start)})
      and (e.closed_on is null or e.closed_on >= m.joined_on) and (m.left_on is null or m.left_on >= e.opened_on)
    order by m.person_id, ${lastDay} desc, greatest(m.joined_on, e.opened_on) desc, m.id desc
  )`;
}

/** P without the unit: 应届 by the year of graduation alone, 往届 of the years before, or older with a need and young enough. */
function members({ start, cutoff, asOf, settings }: Frame): SQL {
  return sql`members as (
    select a.*
    from archived a join people p on p.id = a.person_id
    where (p.died_on is null or p.died_on > ${dayParam(asOf)}) and (
      a.recent is not null
      or (
        p.birth_date > (${dayParam(cutoff)} - make_interval(years => ${settings.oldestWithNeed + 1}::int))::date
        and exists (
          select 1 from help_needs n where n.person_id = a.person_id and n.opened_on <= ${dayParam(asOf)}
            and coalesce(n.closed_on, 'infinity') >= ${dayParam(start)}
        )
      )
    )
  )`;
}

/**
 * P with the unit managing the archive on the last day that counts (before its first management that first one)
 * and the outcome in force.
 */
function population({ year, asOf }: Frame): SQL {
  return sql`population as materialized (
    select distinct on (a.person_id) a.person_id, a.study_id, a.campus_division,
      a.graduation_year = ${year} as current_year, u.now_id as unit_id, o.outcome_id, o.kind as outcome, o.resolved_by
    from members a
    join household_managements h on h.household_id = a.household_id
    join unit_now u on u.union_id = h.union_id
    left join outcome_now o on o.person_id = a.person_id
    order by a.person_id, h.from_day <= ${dayParam(asOf)} desc,
      case when h.from_day <= ${dayParam(asOf)} then h.from_day end desc, h.from_day
  )`;
}
