import type { RegistrationState, ScanResult, ScanWay } from '@sunshine/contract/events/fair-vocabulary.ts';
import type { EventKind } from '@sunshine/contract/events/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { takesPart } from './scans.ts';

export interface DoorEvent extends Record<string, unknown> {
  id: string;
  kind: EventKind;
  title: string;
  startsOn: string;
  endsOn: string;
  place: string;
  leadUnionId: string;
  admitted: number;
  walkIns: number;
  registered: number;
  waiting: number;
  companiesHere: number;
  companies: number;
}

/** An event with how many came; walk-ins taken back do not count. Null when it is none of the scope's. */
export async function findDoorEvent(
  db: Queryable,
  scope: readonly string[],
  eventId: string,
): Promise<DoorEvent | null> {
  const rows = await db.execute<DoorEvent>(sql`
    select e.id, e.kind, e.title, e.starts_on as "startsOn", e.ends_on as "endsOn", e.place,
      e.lead_union_id as "leadUnionId",
      (select count(*)::int from admissions a where a.event_id = e.id) as admitted,
      (select count(*)::int from scans s where s.event_id = e.id and s.way = 'walkIn'
        and not exists (select 1 from scans u where u.undoes = s.id)) as "walkIns",
      came.registered, came.waiting, attending."companiesHere", attending.companies
    from events e
    cross join lateral (select count(*) filter (where r.state = 'registered')::int as registered,
      count(*) filter (where r.state = 'waiting')::int as waiting
      from registrations r where r.event_id = e.id) came
    cross join lateral (select count(c.arrived_at)::int as "companiesHere", count(*)::int as companies
      from event_companies c where c.event_id = e.id and c.state = 'approved') attending
    where e.id = ${eventId} and ${takesPart(scope)}`);
  return rows[0] ?? null;
}

export interface GateListRow extends Record<string, unknown> {
  registrationId: string;
  code: string;
  state: RegistrationState;
  name: string;
  admittedAt: string | null;
  gate: string | null;
}

/** Everyone who registered, in the order they came. */
export async function listGate(db: Queryable, eventId: string): Promise<GateListRow[]> {
  return db.execute<GateListRow>(sql`
    select r.id as "registrationId", r.code, r.state, p.name, a.admitted_at as "admittedAt", a.gate
    from registrations r join people p on p.id = r.person_id left join admissions a on a.registration_id = r.id
    where r.event_id = ${eventId} order by r.rank`);
}

/** Registered people of this name whose phone ends so. */
export async function findAtDoorRows(
  db: Queryable,
  eventId: string,
  name: string,
  phoneTail: string,
): Promise<{ code: string; name: string; admitted: boolean }[]> {
  return db.execute<{ code: string; name: string; admitted: boolean }>(sql`
    select r.code, p.name, a.registration_id is not null as admitted
    from registrations r join people p on p.id = r.person_id left join admissions a on a.registration_id = r.id
    where r.event_id = ${eventId} and r.state = 'registered' and p.name = ${name}
      and right(p.phone_mask, 4) = ${phoneTail} order by r.rank limit 5`);
}

export interface ScanListRow extends Record<string, unknown> {
  id: string;
  way: ScanWay;
  result: ScanResult;
  name: string | null;
  admittedAt: string | null;
  gate: string | null;
  scannedGate: string;
  scannedAt: string;
  receivedAt: string;
  offline: boolean;
  saidOffline: ScanResult | null;
  undone: boolean;
  total: number;
}

/** All scans of an event, latest first. */
export async function listScanRows(
  db: Queryable,
  eventId: string,
  window: { limit: number; offset: number },
): Promise<ScanListRow[]> {
  return db.execute<ScanListRow>(sql`
    select s.id, s.way, s.result, p.name, a.admitted_at as "admittedAt", a.gate, s.gate as "scannedGate",
      s.scanned_at as "scannedAt", s.received_at as "receivedAt", s.offline, s.said_offline as "saidOffline",
      exists (select 1 from scans u where u.undoes = s.id) as undone, count(*) over ()::int as total
    from scans s left join registrations r on r.id = s.registration_id and r.event_id = s.event_id
    left join people p on p.id = r.person_id left join admissions a on a.registration_id = r.id
    where s.event_id = ${eventId} order by s.scanned_at desc, s.id desc
    limit ${window.limit} offset ${window.offset}`);
}

export interface ConflictRow extends Record<string, unknown> {
  registrationId: string;
  name: string;
  code: string;
  scans: {
    id: string;
    gate: string;
    scannedAt: string;
    offline: boolean;
    result: ScanResult;
    counts: boolean;
  }[];
}

/** People whom two doors let in: the server at one of them, a device without a network at the other. */
export async function listConflictRows(db: Queryable, eventId: string): Promise<ConflictRow[]> {
  return db.execute<ConflictRow>(sql`
    select r.id as "registrationId", p.name, r.code, json_agg(json_build_object('id', s.id, 'gate', s.gate,
        'scannedAt', s.scanned_at, 'offline', s.offline, 'result', s.result, 'counts', s.id = a.scan_id)
        order by s.scanned_at, s.id) as scans
    from scans s join registrations r on r.id = s.registration_id join people p on p.id = r.person_id
    join admissions a on a.registration_id = r.id
    where s.event_id = ${eventId} and coalesce(s.said_offline, s.result) = 'admitted'
      and not exists (select 1 from scans u where u.undoes = s.id)
    group by r.id, p.name, r.code having count(*) > 1 order by min(s.scanned_at)`);
}

/** How many came in each quarter of an hour of the latest day with arrivals, and at which gate, over all days. */
export async function countArrivals(
  db: Queryable,
  eventId: string,
): Promise<{ quarters: { at: string; people: number }[]; gates: { gate: string; people: number }[] }> {
  const came = sql`(
    select a.admitted_at as at, a.gate from admissions a where a.event_id = ${eventId}
    union all select s.scanned_at, s.gate from scans s where s.event_id = ${eventId} and s.way = 'walkIn'
      and not exists (select 1 from scans u where u.undoes = s.id)) came`;
  const rows = await db.execute<{ kind: 'quarter' | 'gate'; key: string; people: number }>(sql`
    select 'quarter' as kind, date_bin('15 minutes', at, '2020-01-01')::text as key, count(*)::int as people
    from ${came} where at::date = (select max(at::date) from ${came}) group by 2
    union all select 'gate', gate, count(*)::int from ${came} group by gate order by 1, 2`);
  return {
    quarters: rows
      .filter(({ kind }) => kind === 'quarter')
      .map(({ key, people }) => ({ at: new Date(key).toISOString(), people })),
    gates: rows.filter(({ kind }) => kind === 'gate').map(({ key, people }) => ({ gate: key, people })),
  };
}

/** Marks a company as here, or not; false when it is no confirmed company of the event. */
export async function setArrival(
  tx: Transaction,
  eventId: string,
  companyId: string,
  arrivedAt: Date | null,
): Promise<boolean> {
  const rows = await tx.execute(sql`
    update event_companies set arrived_at = ${arrivedAt ? sql`coalesce(arrived_at, ${arrivedAt.toISOString()}::timestamptz)` : sql`null`}
    where event_id = ${eventId} and company_id = ${companyId} and state = 'approved' returning id`);
  return rows.length > 0;
}
