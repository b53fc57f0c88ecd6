import type { ApplicationState } from '@sunshine/contract/applications/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';

export interface FairSlotRow extends Record<string, unknown> {
  id: string;
  positionId: string;
  positionTitle: string;
  startsAt: string;
  endsAt: string;
  place: string;
  lane: string;
  applicationId: string | null;
  name: string | null;
}

/** Slots of a company at an event, in the order of time. */
export async function listCompanyFairSlots(
  db: Queryable,
  companyId: string,
  eventId: string,
): Promise<FairSlotRow[]> {
  return db.execute<FairSlotRow>(sql`
    select s.id, s.position_id as "positionId", p.title as "positionTitle", s.starts_at as "startsAt",
      s.ends_at as "endsAt", s.place, s.lane, s.application_id as "applicationId", a.resume->>'name' as name
    from interview_slots s join positions p on p.id = s.position_id left join applications a on a.id = s.application_id
    where s.event_id = ${eventId} and s.company_id = ${companyId} and s.cancelled_at is null
    order by s.starts_at, s.lane, s.id limit 300`);
}

/** Applicants of the company's positions at an event whose interview has no time yet, the longest waiting first. */
export async function listAssignable(
  db: Queryable,
  companyId: string,
  eventId: string,
): Promise<{ id: string; name: string; positionId: string }[]> {
  return db.execute<{ id: string; name: string; positionId: string }>(sql`
    select a.id, a.resume->>'name' as name, a.position_id as "positionId"
    from event_positions s join positions p on p.id = s.position_id join applications a on a.position_id = p.id
    where s.event_id = ${eventId} and p.company_id = ${companyId}
      and a.state in ('submitted', 'viewed', 'interview') and a.interview_at is null
    order by a.submitted_at, a.id limit 200`);
}

/** Whose ticket of an event holds a place, held so that it is not cancelled meanwhile. */
export async function holdRegistration(tx: Transaction, eventId: string, personId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    select r.id from registrations r join events e on e.id = r.event_id
    where r.event_id = ${eventId} and r.person_id = ${personId} and r.state = 'registered' and e.state = 'planned'
    for share of r`);
  return rows.length > 0;
}

/** The position of a slot at an event; null when there is no such slot. */
export async function positionOfFairSlot(
  db: Queryable,
  eventId: string,
  slotId: string,
): Promise<string | null> {
  const rows = await db.execute<{ positionId: string }>(sql`
    select s.position_id as "positionId" from interview_slots s where s.id = ${slotId} and s.event_id = ${eventId}`);
  return rows[0]?.positionId ?? null;
}

export interface PersonFairSlotRow extends Record<string, unknown> {
  id: string;
  positionId: string;
  companyId: string;
  startsAt: string;
  endsAt: string;
  place: string;
  lane: string;
  /** The application of the person who asks; null while the slot is free. */
  applicationId: string | null;
}

/** Slots at an event that a person has, and those that are free still. */
export async function listFairSlotsFor(
  db: Queryable,
  eventId: string,
  personId: string,
  now: Date,
): Promise<PersonFairSlotRow[]> {
  return db.execute<PersonFairSlotRow>(sql`
    select s.id, s.position_id as "positionId", s.company_id as "companyId", s.starts_at as "startsAt",
      s.ends_at as "endsAt", s.place, s.lane, s.application_id as "applicationId"
    from interview_slots s
    where s.event_id = ${eventId} and s.cancelled_at is null
      and (s.person_id = ${personId} or (s.person_id is null and s.starts_at > ${now.toISOString()}))
    order by s.starts_at, s.lane, s.id limit 500`);
}

export interface FairInterviewRow extends Record<string, unknown> {
  slotId: string;
  startsAt: string;
  endsAt: string;
  place: string;
  applicationId: string;
  companyName: string;
  positionTitle: string;
}

/** The interviews of a person at an event. */
export async function listFairInterviews(
  db: Queryable,
  eventId: string,
  personId: string,
): Promise<FairInterviewRow[]> {
  return db.execute<FairInterviewRow>(sql`
    select s.id as "slotId", s.starts_at as "startsAt", s.ends_at as "endsAt", s.place,
      s.application_id as "applicationId", c.short_name as "companyName", p.title as "positionTitle"
    from interview_slots s join positions p on p.id = s.position_id join companies c on c.id = s.company_id
    where s.event_id = ${eventId} and s.person_id = ${personId} and s.cancelled_at is null
    order by s.starts_at, s.id`);
}

export interface FreedSlot extends Record<string, unknown> {
  id: string;
  startsAt: string;
  applicationId: string;
  state: ApplicationState;
  personId: string;
  name: string;
  companyId: string;
  companyName: string;
  positionTitle: string;
}

/** Whose slots, or which company's. */
export type SlotsOf = { personId: string } | { companyId: string } | 'all';

/**
 * Slots ahead that somebody has at an event. Their applications are locked first, as everywhere, in the order of their
 * ids; what changed hands meanwhile shows in the reading after the lock.
 */
export async function lockTakenFairSlots(
  tx: Transaction,
  eventId: string,
  of: SlotsOf,
  now: Date,
): Promise<FreedSlot[]> {
  const taken = sql`s.event_id = ${eventId} and s.application_id is not null and s.cancelled_at is null
    and s.starts_at > ${now.toISOString()} and ${whose(of)}`;
  await tx.execute(sql`
    select a.id from applications a
    where a.id in (select s.application_id from interview_slots s where ${taken}) order by a.id for update`);
  return tx.execute<FreedSlot>(sql`
    select s.id, s.starts_at as "startsAt", a.id as "applicationId", a.state, a.person_id as "personId",
      a.resume->>'name' as name, s.company_id as "companyId", c.short_name as "companyName", p.title as "positionTitle"
    from interview_slots s join applications a on a.id = s.application_id join positions p on p.id = s.position_id
    join companies c on c.id = s.company_id
    where ${taken} order by a.id for update of s, a`);
}

function whose(of: SlotsOf): SQL {
  if (of === 'all') return sql`true`;
  return 'personId' in of ? sql`s.person_id = ${of.personId}` : sql`s.company_id = ${of.companyId}`;
}

/** Slots that somebody gives back: free for others. */
export async function freeFairSlots(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.execute(sql`
    update interview_slots set application_id = null, person_id = null, taken_at = null
    where id = any(${sql.param(ids)}::uuid[]) and cancelled_at is null`);
}

/** Slots ahead of an event, or of one company there, that do not take place; who had one stays on record. */
export async function cancelFairSlots(
  tx: Transaction,
  eventId: string,
  of: SlotsOf,
  at: Date,
): Promise<void> {
  await tx.execute(sql`
    update interview_slots s set cancelled_at = ${at.toISOString()}
    where s.event_id = ${eventId} and s.cancelled_at is null and s.starts_at > ${at.toISOString()} and ${whose(of)}`);
}

/** `b` is the booth of company `s.company_id` at the event of slot `s`, and not where the slot says it is. */
const elsewhere = (eventId: string, now: Date): SQL => sql`s.event_id = ${eventId} and s.cancelled_at is null
  and s.starts_at > ${now.toISOString()} and a.event_id = s.event_id and a.company_id = s.company_id
  and b.event_company_id = a.id and s.place <> '展位 ' || b.number`;

/** Companies whose slots ahead name another booth than theirs; one that has lost its booth is not among them yet. */
export async function companiesWithMovedSlots(
  tx: Queryable,
  eventId: string,
  now: Date,
): Promise<{ companyId: string; place: string }[]> {
  return tx.execute<{ companyId: string; place: string }>(sql`
    select distinct s.company_id as "companyId", '展位 ' || b.number as place
    from interview_slots s, event_companies a, booths b where ${elsewhere(eventId, now)} order by 1`);
}

/** Writes the booth of now into the slots ahead of an event. */
export async function moveFairSlotRows(tx: Transaction, eventId: string, now: Date): Promise<void> {
  await tx.execute(sql`
    update interview_slots s set place = '展位 ' || b.number
    from event_companies a, booths b where ${elsewhere(eventId, now)}`);
}
