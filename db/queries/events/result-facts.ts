import type { ResultFigure } from '@sunshine/contract/events/fair-vocabulary.ts';
import { resultFigures } from '@sunshine/contract/events/fair-vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import type { EventFigures } from '../../schema/fair-results.ts';
import { peopleOfScope } from './training-people.ts';

const kept = (eventId: string, kind: 'application' | 'intent' | 'hire'): SQL =>
  sql`intents i where i.event_id = ${eventId}::uuid and i.kind = ${kind} and i.cancelled_at is null`;

/**
 * The records behind each figure: person, company, position, when, and how many each counts. The figure is their sum
 * and its list these rows, so that both are the same. In words: `figureRules`.
 */
const facts: Readonly<Record<ResultFigure, (eventId: string) => SQL>> = {
  companies: (eventId) => sql`
    select null::uuid as person_id, x.company_id, null::uuid as position_id, x.arrived_at as at, 1 as n from (
      select a.company_id, a.arrived_at from event_companies a
      where a.event_id = ${eventId}::uuid and a.state = 'approved' and (a.arrived_at is not null or not exists (
        select 1 from event_companies b where b.event_id = a.event_id and b.arrived_at is not null))
      union all
      select distinct p.company_id, null::timestamptz from event_positions s join positions p on p.id = s.position_id
      where s.event_id = ${eventId}::uuid and not exists (
        select 1 from event_companies b where b.event_id = s.event_id and b.state = 'approved')) x`,
  positions: (eventId) => sql`
    select null::uuid as person_id, p.company_id, p.id as position_id, null::timestamptz as at, 1 as n
    from event_positions s join positions p on p.id = s.position_id where s.event_id = ${eventId}::uuid`,
  openings: (eventId) => sql`
    select null::uuid as person_id, p.company_id, p.id as position_id, null::timestamptz as at,
      coalesce(s.headcount, p.headcount) as n
    from event_positions s join positions p on p.id = s.position_id where s.event_id = ${eventId}::uuid`,
  visitors: (eventId) => sql`
    select r.person_id, null::uuid as company_id, null::uuid as position_id, a.admitted_at as at, 1 as n
    from admissions a join registrations r on r.id = a.registration_id where a.event_id = ${eventId}::uuid
    union all
    select null::uuid, null::uuid, null::uuid, s.scanned_at, 1 from scans s
    where s.event_id = ${eventId}::uuid and s.way = 'walkIn'
      and not exists (select 1 from scans u where u.undoes = s.id)`,
  applications: (eventId) => sql`
    select distinct on (x.person_id, x.company_id, x.position_id) x.person_id, x.company_id, x.position_id, x.at, 1 as n
    from (
      select i.person_id, i.company_id, i.position_id, i.recorded_at as at from ${kept(eventId, 'application')}
      union all
      select a.person_id, p.company_id, a.position_id, a.submitted_at from events e
      join event_positions s on s.event_id = e.id join positions p on p.id = s.position_id
      join applications a on a.position_id = p.id
      where e.id = ${eventId}::uuid
        and (a.submitted_at at time zone 'Asia/Shanghai')::date between e.starts_on and e.ends_on) x
    order by x.person_id, x.company_id, x.position_id, x.at`,
  intents: (eventId) => sql`
    select distinct on (i.person_id, i.company_id) i.person_id, i.company_id, i.position_id, i.recorded_at as at, 1 as n
    from ${kept(eventId, 'intent')} order by i.person_id, i.company_id, i.recorded_at`,
  hires: (eventId) => sql`
    select distinct on (i.person_id) i.person_id, i.company_id, i.position_id, i.recorded_at as at, 1 as n
    from ${kept(eventId, 'hire')} order by i.person_id, i.recorded_at`,
};

export type CompaniesBy = 'arrived' | 'approved' | 'shown';

/** Every figure from the records as they are, and how the companies were told, in one statement. */
export async function countFigures(
  db: Queryable,
  eventId: string,
): Promise<EventFigures & { companiesBy: CompaniesBy }> {
  const sums = keysOf(resultFigures).map(
    (figure) =>
      sql`(select coalesce(sum(f.n), 0)::int from (${facts[figure](eventId)}) f) as ${sql.identifier(figure)}`,
  );
  const rows = await db.execute<EventFigures & { companiesBy: CompaniesBy } & Record<string, unknown>>(sql`
    select ${sql.join(sums, sql`, `)},
      (select case when bool_or(a.arrived_at is not null) then 'arrived' when count(*) > 0 then 'approved' else 'shown' end
        from event_companies a where a.event_id = ${eventId}::uuid and a.state = 'approved') as "companiesBy"`);
  const [row] = rows;
  if (!row) throw new Error('counting answers one row');
  return row;
}

export interface FactRow extends Record<string, unknown> {
  personId: string | null;
  name: string | null;
  school: string | null;
  company: string | null;
  position: string | null;
  at: string | null;
  count: number;
}

/** Latest school of a person, as `st`. */
export const latestSchool = (person: SQL): SQL => sql`lateral (
  select school from studies x where x.person_id = ${person}
  order by x.graduation_year desc, x.id desc limit 1) st on true`;

/**
 * The rows behind a figure. People of the scope by name; others for the lead only, and only those who hold a ticket:
 * by name and school. Who is neither is a row without a name, so that the list is as long as the figure says.
 */
export async function listFacts(
  db: Queryable,
  scope: readonly string[],
  event: { id: string; own: boolean },
  figure: ResultFigure,
  window: { limit: number | null; offset: number },
): Promise<(FactRow & { total: number; sum: number })[]> {
  return db.execute<FactRow & { total: number; sum: number }>(sql`
    with ${peopleOfScope(scope)}, shown as (
      select f.*, k.person_id as own_person, (k.person_id is not null or (${event.own} and exists (
        select 1 from registrations r where r.event_id = ${event.id}::uuid and r.person_id = f.person_id
          and r.state <> 'cancelled'))) as named
      from (${facts[figure](event.id)}) f left join people_of_scope k on k.person_id = f.person_id
    )
    select f.own_person as "personId", case when f.named then p.name end as name,
      case when f.named then st.school end as school, c.short_name as company, o.title as position, f.at,
      f.n as count, count(*) over ()::int as total, sum(f.n) over ()::int as sum
    from shown f left join people p on p.id = f.person_id left join companies c on c.id = f.company_id
    left join positions o on o.id = f.position_id left join ${latestSchool(sql`f.person_id`)}
    order by c.short_name, o.title, f.at, p.name, f.person_id limit ${window.limit} offset ${window.offset}`);
}
