import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../connect.ts';
import { dayParam, type Frame, isOneOf } from './frame.ts';
import { populationTables } from './population.ts';
import { unitTables } from './units.ts';

/** What a gap in the records is about: the page that mends it. */
export type GapSubject = 'graduate' | 'household' | 'event' | 'trainingClass' | 'internship' | 'placement';

export const gapKeys = [
  'withoutDegree',
  'outcomeUnknown',
  'placementWithoutEvidence',
  'eventNotClosed',
  'classNotFinished',
  'internshipPastEnd',
  'studyWithoutCampus',
  'archiveNotVerified',
] as const;
export type GapKey = (typeof gapKeys)[number];

export interface Gap {
  key: GapKey;
  /** All of them; `examples` are the first few. */
  count: number;
  examples: {
    subject: GapSubject;
    id: string;
    /** Full name: the caller masks it. */
    personName: string | null;
    text: string;
  }[];
}

export interface Readiness {
  /** Persons and records looked at, and those of them without a gap. */
  looked: number;
  whole: number;
  gaps: Gap[];
}

const examplesShown = 5;

/** How ready the records of a unit and all below it are for its report, from one statement. */
export async function readinessOf(
  db: Queryable,
  frame: Frame,
  unitId: string,
  today: string,
): Promise<Readiness> {
  const rows = await db.execute<ReadinessRow>(sql`
    with recursive ${sql.join([...unitTables(frame), ...populationTables(frame)], sql`, `)}, here as materialized (
      select u.union_id from unit_now u join union_ancestry a on a.union_id = u.now_id and a.ancestor_id = ${unitId}
    ), ${subjects(frame)}, gaps as materialized (${sql.join(gaps(frame, today), sql` union all `)})
    select (select count(*)::int from subjects) as looked,
      (select count(*)::int from subjects s where not exists (
        select 1 from gaps g where g.subject = s.subject and g.id = s.id)) as whole,
      coalesce((select json_agg(k) from (
        select g.key, count(*)::int as count, (json_agg(json_build_object('subject', g.subject, 'id', g.id,
          'personName', g.person_name, 'text', g.text) order by g.text, g.person_name, g.id)
          filter (where g.n <= ${examplesShown})) as examples
        from (select gaps.*, row_number() over (partition by key order by text, person_name, id) as n from gaps) g
        group by g.key) k), '[]') as gaps`);
  const row = rows[0];
  return { looked: row?.looked ?? 0, whole: row?.whole ?? 0, gaps: row?.gaps ?? [] };
}

interface ReadinessRow extends Readiness, Record<string, unknown> {}

/** `subjects`: whom and what the report of the unit counts, or may come to count. */
function subjects({ start, asOf }: Frame): SQL {
  const inPeriod = (day: SQL): SQL => sql`${day} between ${dayParam(start)} and ${dayParam(asOf)}`;
  return sql`graduates_here as materialized (
    select p.person_id, p.study_id, p.campus_division, p.current_year from population p
    where p.unit_id in (select union_id from here)
  ), archives_here as materialized (
    select g.household_id, h.archive_number, h.verified_on, e.opened_on
    from household_managements g
    join households h on h.id = g.household_id
    join household_episodes e on e.household_id = h.id and e.closed_on is null
    where g.until_day is null and g.union_id in (select union_id from here)
  ), graduates_without_degree as materialized (
    select distinct on (m.person_id) m.person_id from household_members m
    join archives_here a on a.household_id = m.household_id
    join people p on p.id = m.person_id and p.died_on is null
    where m.active and m.identity = 'graduate' and m.person_id not in (select person_id from degrees)
  ), subjects as materialized (
    select 'graduate' as subject, person_id as id from graduates_here
    union select 'graduate', person_id from graduates_without_degree
    union all select 'household', household_id from archives_here
    union all select 'event', e.id from events e
      where e.lead_union_id in (select union_id from here) and e.state <> 'notHeld' and ${inPeriod(sql`e.starts_on`)}
    union all select 'trainingClass', c.id from training_classes c
      where c.union_id in (select union_id from here) and c.state <> 'cancelled' and ${inPeriod(sql`c.ends_on`)}
    union all select 'internship', i.id from internships i
      where i.union_id in (select union_id from here) and i.cancelled_on is null and ${inPeriod(sql`i.confirmed_on`)}
    union all select 'placement', r.id from placements r
      where r.union_id in (select union_id from here) and r.cancelled_at is null and ${inPeriod(sql`r.start_on`)}
  )`;
}

/** Each gap as key, subject, id, person_name, text; all of them among the subjects. */
function gaps({ settings }: Frame, today: string): SQL[] {
  const subjectsOf = (subject: GapSubject): SQL => sql`(select id from subjects where subject = ${subject})`;
  const countable = isOneOf(
    sql`o.kind`,
    Object.entries(outcomeKinds)
      .filter(([, kind]) => kind.placement !== 'no')
      .map(([key]) => key),
  );
  return [
    sql`select 'withoutDegree' as key, 'graduate' as subject, p.id, p.name as person_name, '没有已毕业的学籍' as text
      from graduates_without_degree w join people p on p.id = w.person_id`,
    sql`select 'outcomeUnknown', 'graduate', p.id, p.name, s.graduation_year || ' 届 ' || s.school
      from graduates_here g join people p on p.id = g.person_id join studies s on s.id = g.study_id
      where not exists (select 1 from outcome_now o where o.person_id = g.person_id and o.kind <> 'unknown')`,
    sql`select 'placementWithoutEvidence', 'placement', r.id, p.name, r.employer_name || '，' || r.start_on || ' 上岗'
      from placements r join people p on p.id = r.person_id
      where r.id in ${subjectsOf('placement')} and r.evidence is null and exists (
        select 1 from outcomes o where o.placement_id = r.id and o.retracted_at is null and ${countable}
          and ${isOneOf(sql`o.kind`, settings.kindsNeedingEvidence)})`,
    sql`select 'eventNotClosed', 'event', e.id, null, e.starts_on || ' ' || e.title
      from events e where e.id in ${subjectsOf('event')} and e.state = 'planned' and e.ends_on < ${dayParam(today)}`,
    sql`select 'classNotFinished', 'trainingClass', c.id, null, c.ends_on || ' ' || c.title
      from training_classes c
      where c.id in ${subjectsOf('trainingClass')} and c.state = 'planned' and c.ends_on < ${dayParam(today)}`,
    sql`select 'internshipPastEnd', 'internship', i.id, p.name, i.employer_name || '，' || i.end_on || ' 到期'
      from internships i join people p on p.id = i.person_id
      where i.id in ${subjectsOf('internship')} and i.ended_on is null and i.end_on < ${dayParam(today)}`,
    sql`select 'studyWithoutCampus', 'graduate', p.id, p.name, s.school
      from graduates_here g join people p on p.id = g.person_id join studies s on s.id = g.study_id
      where g.current_year and g.campus_division is null`,
    sql`select 'archiveNotVerified', 'household', a.household_id, null, a.archive_number
      from archives_here a
      where coalesce(a.verified_on, a.opened_on) < (${dayParam(today)} - interval '12 months')::date`,
  ];
}
