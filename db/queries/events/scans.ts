import type { ScanResult, ScanWay } from '@sunshine/contract/events/fair-vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Database, Queryable } from '../../connect.ts';
import { executePrepared } from '../../prepared.ts';
import { unionInScope } from '../households/scope.ts';

/** Whether the scope leads or joins an event; `e` is the event. */
export const takesPart = (scope: readonly string[]): SQL => sql`(${unionInScope(sql`e.lead_union_id`, scope)}
  or exists (select 1 from event_co_organisers joined where joined.event_id = e.id
    and ${unionInScope(sql`joined.union_id`, scope)}))`;

/** A scan after its code was read: it names a registration, or a code as typed, or nobody. */
export interface ReadScan {
  id: string;
  gate: string;
  way: ScanWay;
  registrationId: string | null;
  code: string | null;
  readDigest: string | null;
  /** A ticket whose signature is not ours. */
  forged: boolean;
  reentry: boolean;
  deviceAt: string;
  /** By the server's clock. */
  scannedAt: string;
  offline: boolean;
  saidOffline: ScanResult | null;
}

export interface ScanRow extends Record<string, unknown> {
  id: string;
  result: ScanResult | null;
  name: string | null;
  admittedAt: string | null;
  gate: string | null;
}

/**
 * Records scans of an event and lets in who may, all in one statement: a person is admitted once, by the earliest
 * scan, whatever the order in which gates tell of theirs. The registrations are locked against being cancelled
 * meanwhile; two gates meet at the row of the admission. A scan that is known already changes nothing and comes back
 * without a result: `scansAsKept` reads what it led to. Answers null when the event is none of the scope's.
 */
export async function recordScanRows(
  db: Database,
  scope: readonly string[],
  eventId: string,
  scans: readonly ReadScan[],
  by: { accountId: string; receivedAt: string },
): Promise<ScanRow[] | null> {
  const statement = sql`
    with event as (select e.id from events e where e.id = ${eventId} and ${takesPart(scope)}),
    incoming as (
      select s.* from event, json_to_recordset(${JSON.stringify(scans)}::json) as s(id uuid, gate text, way text,
        "registrationId" uuid, code text, "readDigest" text, forged boolean, reentry boolean, "deviceAt" timestamptz,
        "scannedAt" timestamptz, offline boolean, "saidOffline" text)
    ),
    -- Looked up one by one: the planner knows neither how few scans there are nor how many registrations will be.
    found as (
      select i.id, r.* from incoming i cross join lateral (
        select r.id as registration_id, r.event_id, r.person_id, r.state from registrations r
        where r.id = coalesce(i."registrationId", (select c.id from registrations c where c.code = i.code))
        limit 1 for share of r) r
    ),
    judged as (
      select i.*, f.registration_id, f.person_id, case
          when i.way = 'walkIn' then 'admitted' when i.forged then 'forged' when f.id is null then 'unknown'
          when f.event_id <> ${eventId}::uuid then 'otherEvent' when f.state <> 'registered' then f.state
        end as verdict
      from incoming i left join found f on f.id = i.id
      where (select true from scans known where known.id = i.id) is null
    ),
    entering as (
      select distinct on (registration_id) id, registration_id, gate, "scannedAt" from judged
      where verdict is null order by registration_id, "scannedAt", id
    ),
    let_in as (
      insert into admissions as a (registration_id, event_id, scan_id, gate, admitted_at)
      select registration_id, ${eventId}::uuid, id, gate, "scannedAt" from entering
      on conflict (registration_id) do update set
        scan_id = case when excluded.admitted_at < a.admitted_at then excluded.scan_id else a.scan_id end,
        gate = case when excluded.admitted_at < a.admitted_at then excluded.gate else a.gate end,
        admitted_at = least(excluded.admitted_at, a.admitted_at)
      returning registration_id, scan_id, gate, admitted_at, (xmax = 0) as first
    ),
    kept as (
      insert into scans (id, event_id, gate, way, read_digest, registration_id, result, device_at, scanned_at,
        received_at, offline, said_offline, scanned_by)
      select j.id, ${eventId}::uuid, j.gate, j.way, j."readDigest", j.registration_id,
        coalesce(j.verdict, case when l.first and e.id is not null then 'admitted'
          when j.reentry then 'reentered' else 'already' end),
        j."deviceAt", j."scannedAt", ${by.receivedAt}::timestamptz, j.offline, j."saidOffline", ${by.accountId}::uuid
      from judged j left join let_in l on l.registration_id = j.registration_id left join entering e on e.id = j.id
      on conflict (id) do nothing returning id, result
    )
    select i.id, k.result, l.admitted_at as "admittedAt", l.gate,
      (select p.name from people p where p.id = f.person_id and f.event_id = ${eventId}::uuid) as name
    from incoming i left join kept k on k.id = i.id left join found f on f.id = i.id
    left join let_in l on l.registration_id = f.registration_id`;
  const rows = await executePrepared<ScanRow>(db, statement);
  return rows.length === 0 ? null : rows;
}

/** What scans led to when they first came in. */
export async function scansAsKept(
  db: Queryable,
  eventId: string,
  ids: readonly string[],
): Promise<ScanRow[]> {
  return db.execute<ScanRow>(sql`
    select s.id, s.result, p.name, a.admitted_at as "admittedAt", a.gate from scans s
    left join registrations r on r.id = s.registration_id and r.event_id = s.event_id
    left join people p on p.id = r.person_id left join admissions a on a.registration_id = r.id
    where s.event_id = ${eventId} and s.id = any(${sql.param(ids)}::uuid[])`);
}

export interface KeptScan extends Record<string, unknown> {
  id: string;
  registrationId: string | null;
  result: ScanResult;
  undone: boolean;
  leadUnionId: string;
}

/** A scan of an event of the scope, its registration locked; null when it is missing or elsewhere. */
export async function lockScan(
  db: Queryable,
  scope: readonly string[],
  eventId: string,
  scanId: string,
): Promise<KeptScan | null> {
  const rows = await db.execute<KeptScan>(sql`
    select s.id, s.registration_id as "registrationId", s.result,
      exists (select 1 from scans u where u.undoes = s.id) as undone, e.lead_union_id as "leadUnionId"
    from scans s join events e on e.id = s.event_id left join registrations r on r.id = s.registration_id
    where s.id = ${scanId} and s.event_id = ${eventId} and ${takesPart(scope)}`);
  const [scan] = rows;
  if (!scan) return null;
  if (scan.registrationId) {
    await db.execute(sql`select 1 from registrations where id = ${scan.registrationId} for no key update`);
  }
  return scan;
}

/** Writes the scan that takes another back, then lets the person in by the earliest one left, or not at all. */
export async function undoScanRow(
  db: Queryable,
  undone: KeptScan,
  undoing: { id: string; eventId: string; gate: string; at: string; accountId: string },
): Promise<void> {
  await db.execute(sql`
    insert into scans (id, event_id, gate, way, registration_id, result, device_at, scanned_at, received_at,
      scanned_by, undoes)
    values (${undoing.id}, ${undoing.eventId}, ${undoing.gate}, 'typed', ${undone.registrationId}, 'undone',
      ${undoing.at}::timestamptz, ${undoing.at}::timestamptz, ${undoing.at}::timestamptz, ${undoing.accountId},
      ${undone.id})`);
  if (!undone.registrationId) return;
  await db.execute(sql`delete from admissions where registration_id = ${undone.registrationId}`);
  await db.execute(sql`
    insert into admissions (registration_id, event_id, scan_id, gate, admitted_at)
    select s.registration_id, s.event_id, s.id, s.gate, s.scanned_at from scans s
    where s.registration_id = ${undone.registrationId} and s.event_id = ${undoing.eventId}
      and s.result in ('admitted', 'already', 'reentered')
      and not exists (select 1 from scans u where u.undoes = s.id)
    order by s.scanned_at, s.id limit 1`);
}
