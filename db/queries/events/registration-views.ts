import type { RegistrationState } from '@sunshine/contract/events/fair-vocabulary.ts';
import type { EventKind, EventState } from '@sunshine/contract/events/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { likePrefix } from '../households/scope.ts';
import { type EventWhereRow, eventWhere } from './event-columns.ts';
import { queuedBefore } from './registrations.ts';
import { type PersonRow, peopleOfScope } from './training-people.ts';

export interface TicketRow extends EventWhereRow, Record<string, unknown> {
  id: string;
  state: RegistrationState;
  code: string;
  personId: string;
  name: string;
  registeredAt: string;
  promotedAt: string | null;
  cancelledAt: string | null;
  cancellationReason: string | null;
  boothConsentAt: string | null;
  admittedAt: string | null;
  waitingPosition: number | null;
  sessionId: string | null;
  sessionLabel: string | null;
  sessionStartsAt: string | null;
  sessionEndsAt: string | null;
  eventId: string;
  kind: EventKind;
  eventState: EventState;
  leadPhone: string | null;
}

const columns = sql`r.id, r.state, r.code, r.person_id as "personId", p.name, r.registered_at as "registeredAt",
  r.promoted_at as "promotedAt", r.cancelled_at as "cancelledAt", r.cancellation_reason as "cancellationReason",
  r.booth_consent_at as "boothConsentAt", a.admitted_at as "admittedAt",
  case when r.state = 'waiting' then (select count(*)::int from registrations o where ${queuedBefore}) end as "waitingPosition",
  s.id as "sessionId", s.label as "sessionLabel", s.starts_at as "sessionStartsAt", s.ends_at as "sessionEndsAt"`;
const eventColumns = sql`e.id as "eventId", e.kind, e.state as "eventState", ${eventWhere}, u.contact_phone as "leadPhone"`;
const tables = sql`registrations r join events e on e.id = r.event_id join unions u on u.id = e.lead_union_id
  join people p on p.id = r.person_id left join event_sessions s on s.id = r.session_id
  left join admissions a on a.registration_id = r.id`;

/** What a person registered for: by event the live registration, or the latest cancelled one; those to come first. */
export async function listTicketsOf(db: Queryable, personId: string, today: string): Promise<TicketRow[]> {
  return db.execute<TicketRow>(sql`
    select * from (
      select distinct on (r.event_id) ${columns}, ${eventColumns} from ${tables} where r.person_id = ${personId}
      order by r.event_id, r.state = 'cancelled', r.rank desc) own
    order by own."endsOn" < ${today}::date, abs(own."startsOn" - ${today}::date), own."eventId" limit 100`);
}

/** The person's registration for an event: the live one, or the latest cancelled one. */
export async function findTicketOf(
  db: Queryable,
  eventId: string,
  personId: string,
): Promise<TicketRow | null> {
  const rows = await db.execute<TicketRow>(sql`
    select ${columns}, ${eventColumns} from ${tables} where r.event_id = ${eventId} and r.person_id = ${personId}
    order by r.state = 'cancelled', r.rank desc limit 1`);
  return rows[0] ?? null;
}

const inScope = (union: SQL, scope: readonly string[]): SQL =>
  sql`exists (select 1 from union_ancestry y where y.union_id = ${union} and y.ancestor_id = any(${sql.param(scope)}::uuid[]))`;

/** A ticket that the scope may see: of an event it leads, or of a person of its own at one it joins. */
export async function findTicketInScope(
  db: Queryable,
  scope: readonly string[],
  id: string,
): Promise<TicketRow | null> {
  const rows = await db.execute<TicketRow>(sql`
    with ${peopleOfScope(scope)}
    select ${columns}, ${eventColumns} from ${tables}
    where r.id = ${id} and (${inScope(sql`e.lead_union_id`, scope)} or (
      exists (select 1 from people_of_scope k where k.person_id = r.person_id)
      and exists (select 1 from event_co_organisers c where c.event_id = e.id and ${inScope(sql`c.union_id`, scope)})))`);
  return rows[0] ?? null;
}

export interface RegistrationRow extends Record<string, unknown> {
  id: string;
  name: string;
  state: RegistrationState;
  code: string;
  sessionLabel: string | null;
  sessionStartsAt: string | null;
  waitingPosition: number | null;
  registeredAt: string;
  admittedAt: string | null;
  cancellationReason: string | null;
  /** Null for a person of another unit. */
  personId: string | null;
  unionName: string | null;
  school: string | null;
}

export interface RegistrationFilter {
  /** All of the event, or only people of the scope. */
  everyone: boolean;
  state: RegistrationState | null;
  q: string;
}

/** Who registered, places first, then the waiting list in its order, the cancelled last. */
export async function listRegistrationRows(
  db: Queryable,
  scope: readonly string[],
  eventId: string,
  { everyone, state, q }: RegistrationFilter,
  window: { limit: number | null; offset: number },
): Promise<(RegistrationRow & { total: number })[]> {
  return db.execute<RegistrationRow & { total: number }>(sql`
    with ${peopleOfScope(scope)}
    select r.id, p.name, r.state, r.code, s.label as "sessionLabel", s.starts_at as "sessionStartsAt",
      case when r.state = 'waiting' then (select count(*)::int from registrations o where ${queuedBefore}) end as "waitingPosition",
      r.registered_at as "registeredAt", a.admitted_at as "admittedAt", r.cancellation_reason as "cancellationReason",
      k.person_id as "personId", u.short_name as "unionName",
      case when k.person_id is not null then st.school end as school, count(*) over ()::int as total
    from registrations r join events e on e.id = r.event_id join people p on p.id = r.person_id
    left join event_sessions s on s.id = r.session_id left join admissions a on a.registration_id = r.id
    left join people_of_scope k on k.person_id = r.person_id left join unions u on u.id = k.union_id
    left join lateral (
      select school from studies st where st.person_id = k.person_id
      order by st.graduation_year desc, st.id desc limit 1) st on true
    where r.event_id = ${eventId} and (${everyone} or k.person_id is not null)
      and (${state}::text is null or r.state = ${state})
      and (${q} = '' or p.name like ${`%${likePrefix(q)}`} or r.code = upper(replace(${q}, ' ', '')))
    order by array_position(array['registered', 'waiting', 'cancelled'], r.state),
      case when r.state = 'waiting' then r.rank else 0 end, p.name, r.rank
    limit ${window.limit} offset ${window.offset}`);
}

/** Graduates of the scope to register, with where each stands at this event. */
export async function listRegistrable(
  db: Queryable,
  scope: readonly string[],
  eventId: string,
  q: string,
  limit: number,
): Promise<(PersonRow & { registration: RegistrationState | null })[]> {
  return db.execute<PersonRow & { registration: RegistrationState | null }>(sql`
    with ${peopleOfScope(scope)}
    select p.id as "personId", p.name, u.short_name as "unionName", st.school, st.graduation_year as "graduationYear",
      r.state as registration
    from people_of_scope k join graduates g on g.person_id = k.person_id join people p on p.id = k.person_id
    join unions u on u.id = k.union_id
    left join registrations r on r.event_id = ${eventId} and r.person_id = k.person_id and r.state <> 'cancelled'
    left join lateral (
      select school, graduation_year from studies st where st.person_id = k.person_id
      order by st.graduation_year desc, st.id desc limit 1) st on true
    where ${q} = '' or p.name like ${likePrefix(q)}
    order by st.graduation_year desc nulls last, p.name, p.id limit ${limit}`);
}

/** The name a ticket of this person is for. */
export async function findPersonName(db: Queryable, personId: string): Promise<string | null> {
  const rows = await db.execute<{ name: string }>(sql`select p.name from people p where p.id = ${personId}`);
  return rows[0]?.name ?? null;
}
