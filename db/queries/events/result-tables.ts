import type { FollowUpResult, IntentKind } from '@sunshine/contract/events/fair-vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { latestSchool } from './result-facts.ts';
import { peopleOfScope } from './training-people.ts';

export interface CompanyResult extends Record<string, unknown> {
  id: string;
  name: string;
  booth: string | null;
  applications: number;
  interviews: number;
  intents: number;
  hires: number;
}

/** What came of an event company by company: who attended, showed a position or kept a record. */
export async function resultsByCompany(db: Queryable, eventId: string): Promise<CompanyResult[]> {
  return db.execute<CompanyResult>(sql`
    with present as (
      select a.company_id from event_companies a where a.event_id = ${eventId}::uuid and a.state = 'approved'
      union
      select p.company_id from event_positions s join positions p on p.id = s.position_id
      where s.event_id = ${eventId}::uuid
      union
      select i.company_id from intents i where i.event_id = ${eventId}::uuid and i.cancelled_at is null)
    select c.id, c.name,
      (select b.number from booths b join event_companies a on a.id = b.event_company_id
        where a.event_id = ${eventId}::uuid and a.company_id = c.id) as booth,
      count(*) filter (where i.kind = 'application')::int as applications,
      count(*) filter (where i.kind = 'interview')::int as interviews,
      count(*) filter (where i.kind = 'intent')::int as intents,
      count(*) filter (where i.kind = 'hire')::int as hires
    from present x join companies c on c.id = x.company_id
    left join intents i on i.event_id = ${eventId}::uuid and i.company_id = c.id and i.cancelled_at is null
    group by c.id order by count(i.id) desc, c.name, c.id`);
}

export interface UnitResult extends Record<string, unknown> {
  /** Null: everybody who is of none of the scope's units. */
  name: string | null;
  registered: number;
  came: number;
}

/** Who registered and who came by unit of the scope; for the lead all others in one line without a unit. */
export async function resultsByUnit(
  db: Queryable,
  scope: readonly string[],
  event: { id: string; own: boolean },
): Promise<UnitResult[]> {
  return db.execute<UnitResult>(sql`
    with ${peopleOfScope(scope)}
    select u.name, count(*)::int as registered, count(a.registration_id)::int as came
    from registrations r left join admissions a on a.registration_id = r.id
    left join people_of_scope k on k.person_id = r.person_id left join unions u on u.id = k.union_id
    where r.event_id = ${event.id}::uuid and r.state = 'registered' and (${event.own} or k.person_id is not null)
    group by u.id order by u.id is null, u.position, u.code`);
}

export interface AttendeeRow extends Record<string, unknown> {
  personId: string;
  name: string;
  unitName: string;
  school: string | null;
  admittedAt: string | null;
  talks: { company: string; kind: IntentKind; result: FollowUpResult | null }[];
  total: number;
}

/** Graduates of the scope who had a place, with whom each talked and what the latest follow-up found. */
export async function listAttendees(
  db: Queryable,
  scope: readonly string[],
  eventId: string,
  window: { limit: number | null; offset: number },
): Promise<AttendeeRow[]> {
  return db.execute<AttendeeRow>(sql`
    with ${peopleOfScope(scope)}
    select p.id as "personId", p.name, u.short_name as "unitName", st.school, a.admitted_at as "admittedAt",
      coalesce((select json_agg(json_build_object('company', c.short_name, 'kind', i.kind, 'result',
          (select f.result from intent_follow_ups f where f.intent_id = i.id order by f.day desc limit 1))
          order by i.recorded_at, i.id)
        from intents i join companies c on c.id = i.company_id
        where i.event_id = r.event_id and i.person_id = r.person_id and i.cancelled_at is null), '[]'::json) as talks,
      count(*) over ()::int as total
    from registrations r join people_of_scope k on k.person_id = r.person_id join people p on p.id = r.person_id
    join unions u on u.id = k.union_id left join admissions a on a.registration_id = r.id
    left join ${latestSchool(sql`p.id`)}
    where r.event_id = ${eventId}::uuid and r.state = 'registered'
    order by a.admitted_at is null, u.position, u.code, p.name, p.id limit ${window.limit} offset ${window.offset}`);
}
