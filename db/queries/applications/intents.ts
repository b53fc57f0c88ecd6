import type { IntentKind } from '@sunshine/contract/events/fair-vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';

export interface BoothRow extends Record<string, unknown> {
  id: string;
  title: string;
  startsOn: string;
  endsOn: string;
  place: string;
  leadUnionId: string;
  companyId: string;
  booth: string | null;
}

/** The booth of a company at an event that it attends and that was not called off; null without one. */
export async function findBooth(db: Queryable, companyId: string, eventId: string): Promise<BoothRow | null> {
  const rows = await db.execute<BoothRow>(sql`
    select e.id, e.title, e.starts_on as "startsOn", e.ends_on as "endsOn", e.place,
      e.lead_union_id as "leadUnionId", c.company_id as "companyId",
      (select b.number from booths b where b.event_company_id = c.id) as booth
    from event_companies c join events e on e.id = c.event_id
    where c.company_id = ${companyId} and e.id = ${eventId} and c.state = 'approved' and e.state <> 'notHeld'`);
  return rows[0] ?? null;
}

/** Positions of the company shown at the event. */
export async function boothPositions(
  db: Queryable,
  companyId: string,
  eventId: string,
): Promise<{ id: string; title: string }[]> {
  return db.execute<{ id: string; title: string }>(sql`
    select p.id, p.title from event_positions s join positions p on p.id = s.position_id
    where s.event_id = ${eventId} and p.company_id = ${companyId} order by p.title, p.id`);
}

export interface VisitorRow extends Record<string, unknown> {
  registrationId: string;
  personId: string;
  name: string;
  consented: boolean;
}

/** Who holds a ticket of the event, by its registration or its short code, locked against the consent being taken back. */
export async function lockVisitor(
  tx: Transaction,
  eventId: string,
  by: { registrationId: string | null; code: string | null },
): Promise<VisitorRow | null> {
  const rows = await tx.execute<VisitorRow>(sql`
    select r.id as "registrationId", r.person_id as "personId", p.name,
      r.booth_consent_at is not null as consented
    from registrations r join people p on p.id = r.person_id
    where r.event_id = ${eventId} and r.state = 'registered'
      and (r.id = ${by.registrationId}::uuid or r.code = ${by.code}::text) for share of r`);
  return rows[0] ?? null;
}

export interface NewIntent {
  id: string;
  eventId: string;
  companyId: string;
  registrationId: string;
  personId: string;
  positionId: string | null;
  kind: IntentKind;
  note: string;
  applicationId: string | null;
  recordedBy: string;
  recordedAt: Date;
}

/**
 * Writes what came of a talk. Told again, by the same id or as the same kind for the same position, the first stands;
 * answers the id of what stands.
 */
export async function insertIntent(tx: Transaction, intent: NewIntent): Promise<string> {
  await tx.execute(sql`
    insert into intents (id, event_id, company_id, registration_id, person_id, position_id, kind, note, application_id,
      recorded_by, recorded_at)
    values (${intent.id}, ${intent.eventId}, ${intent.companyId}, ${intent.registrationId}, ${intent.personId},
      ${intent.positionId}, ${intent.kind}, ${intent.note}, ${intent.applicationId}, ${intent.recordedBy},
      ${intent.recordedAt.toISOString()}::timestamptz) on conflict do nothing`);
  const rows = await tx.execute<{ id: string }>(sql`
    select i.id from intents i where i.id = ${intent.id} or (i.event_id = ${intent.eventId}
      and i.company_id = ${intent.companyId} and i.person_id = ${intent.personId} and i.kind = ${intent.kind}
      and i.position_id is not distinct from ${intent.positionId}::uuid and i.cancelled_at is null)
    order by i.id = ${intent.id} desc limit 1`);
  return rows[0]?.id ?? intent.id;
}

export interface IntentRow extends Record<string, unknown> {
  id: string;
  kind: IntentKind;
  name: string | null;
  positionId: string | null;
  positionTitle: string | null;
  note: string;
  applicationId: string | null;
  recordedAt: string;
  cancelled: boolean;
}

/** What the booth of a company kept, latest first; a name only while its person agrees, or once an application was sent. */
export async function listBoothIntents(
  db: Queryable,
  companyId: string,
  eventId: string,
  only: string | null = null,
): Promise<IntentRow[]> {
  return db.execute<IntentRow>(sql`
    select i.id, i.kind, i.position_id as "positionId", o.title as "positionTitle", i.note,
      i.application_id as "applicationId", i.recorded_at as "recordedAt", i.cancelled_at is not null as cancelled,
      case when r.booth_consent_at is not null or i.application_id is not null then p.name end as name
    from intents i join registrations r on r.id = i.registration_id join people p on p.id = i.person_id
    left join positions o on o.id = i.position_id
    where i.company_id = ${companyId} and i.event_id = ${eventId} and (${only}::uuid is null or i.id = ${only}::uuid)
    order by i.recorded_at desc, i.id desc`);
}

/** Takes a record back; false when it is missing, another company's or taken back already. */
export async function cancelIntentRow(
  tx: Transaction,
  companyId: string,
  eventId: string,
  id: string,
  cancelled: { at: Date; reason: string },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    update intents set cancelled_at = ${cancelled.at.toISOString()}::timestamptz, cancellation_reason = ${cancelled.reason}
    where id = ${id} and company_id = ${companyId} and event_id = ${eventId} and cancelled_at is null returning id`);
  return rows.length > 0;
}

export interface OwnIntentRow extends Record<string, unknown> {
  id: string;
  companyName: string;
  kind: IntentKind;
  positionTitle: string | null;
  applicationId: string | null;
  recordedAt: string;
}

/** What booths kept of a person at an event. */
export async function listIntentsOf(
  db: Queryable,
  personId: string,
  eventId: string,
): Promise<OwnIntentRow[]> {
  return db.execute<OwnIntentRow>(sql`
    select i.id, c.name as "companyName", i.kind, o.title as "positionTitle", i.application_id as "applicationId",
      i.recorded_at as "recordedAt"
    from intents i join companies c on c.id = i.company_id left join positions o on o.id = i.position_id
    where i.person_id = ${personId} and i.event_id = ${eventId} and i.cancelled_at is null
    order by i.recorded_at desc, i.id desc`);
}

/** Whether an application was sent at a booth (展位投递), by a record that stands. */
export async function boothSent(db: Queryable, applicationId: string): Promise<boolean> {
  const rows = await db.execute(sql`
    select 1 from intents i where i.application_id = ${applicationId} and i.cancelled_at is null limit 1`);
  return rows.length > 0;
}
