import type { ScanResult, ScanWay } from '@sunshine/contract/events/fair-vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { unionInScope } from '../households/scope.ts';

/** Whether the scope leads or joins an event; `e` is the event. */
export const takesPart = (
  scope: readonly string[] | SQL,
): SQL => sql`(${unionInScope(sql`e.lead_union_id`, scope)}
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
  receivedAt: string;
}

export interface ScanRow extends Record<string, unknown> {
  id: string;
  result: ScanResult | null;
  name: string | null;
  admittedAt: string | null;
  gate: string | null;
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
