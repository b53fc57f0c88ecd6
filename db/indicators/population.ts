import { degreeLevels } from '@sunshine/contract/households/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import { dayParam, type Frame, isOneOf } from './frame.ts';

/**
 * Common tables every figure may read: `unit_now`, `degrees`, `outcome_now`, `archived`,
 * `managed`, `population`.
 * Source: the counting rules, "Population P"; persons are asked over the whole platform.
 */
export function populationTables(frame: Frame): SQL[] {
  return [
    unitNow(frame),
    degrees(frame),
    outcomeNow(frame),
    archived(frame),
    managed(frame),
    population(frame),
  ];
}

/** Each unit with the unit that answers for it at the cutoff: itself, or the successor of a closed one. */
function unitNow({ asOf }: Frame): SQL {
  return sql`unit_walk(union_id, now_id, hops) as (
    select id, id, 0 from unions
    union all
    select w.union_id, u.successor_id, w.hops + 1 from unit_walk w join unions u on u.id = w.now_id
    where u.closed_on < ${dayParam(asOf)} and u.successor_id is not null and w.hops < 20
  ), unit_now as materialized (
    select distinct on (union_id) union_id, now_id from unit_walk order by union_id, hops desc
  )`;
}

/** The latest completed degree that counts, one per person; in the same year the higher. */
function degrees({ year, settings }: Frame): SQL {
  const rank = sql.join(
    Object.keys(degreeLevels).map((key, index) => sql`when ${key} then ${index}::int`),
    sql` `,
  );
  return sql`degrees as materialized (
    select distinct on (s.person_id) s.person_id, s.id as study_id, s.graduation_year, s.campus_division,
      s.registering_union_id
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

/** Members on a day of the period on which the archive was active; of two archives the later active one. */
function archived({ start, asOf }: Frame): SQL {
  const lastDay = sql`least(coalesce(m.left_on, 'infinity'), coalesce(e.closed_on, 'infinity'), ${dayParam(asOf)})`;
  return sql`archived as materialized (
    select distinct on (m.person_id) m.person_id, m.household_id
    from household_members m join household_episodes e on e.household_id = m.household_id
    where e.closing_reason is distinct from 'openedInError'
      and greatest(m.joined_on, e.opened_on, ${dayParam(start)}) <= ${lastDay}
    order by m.person_id, ${lastDay} desc, greatest(m.joined_on, e.opened_on) desc, m.id desc
  )`;
}

/** The unit managing each archive on the last day that counts; before its first management that first one. */
function managed({ asOf }: Frame): SQL {
  return sql`managed as materialized (
    select distinct on (h.household_id) h.household_id, u.now_id as unit_id
    from household_managements h join unit_now u on u.union_id = h.union_id
    order by h.household_id, h.from_day <= ${dayParam(asOf)} desc,
      case when h.from_day <= ${dayParam(asOf)} then h.from_day end desc, h.from_day
  )`;
}

/** P: 应届 by the year of graduation alone, 往届 of the years before, or older with a help need and young enough. */
function population({ year, start, cutoff, asOf, settings }: Frame): SQL {
  return sql`population as materialized (
    select a.person_id, d.study_id, d.campus_division, d.graduation_year = ${year} as current_year,
      m.unit_id
    from archived a
    join degrees d on d.person_id = a.person_id
    join people p on p.id = a.person_id
    join managed m on m.household_id = a.household_id
    where coalesce(p.died_on, 'infinity') > ${dayParam(asOf)} and (
      d.graduation_year between ${year - settings.previousYears}::int and ${year}::int
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
