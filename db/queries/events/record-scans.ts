import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Database } from '../../connect.ts';
import { executePrepared } from '../../prepared.ts';
import { sharing } from '../../sharing.ts';
import { type ReadScan, type ScanRow, takesPart } from './scans.ts';

/** What one request tells of an event. */
export interface ToldScans {
  sessionId: string;
  /** Who tells, where that was asked already; otherwise the statement asks, at this moment, for one of these roles. */
  by: { accountId: string; scope: readonly string[] } | { at: Date; roles: readonly Role[] };
  eventId: string;
  /** Each with an id of its own. */
  scans: readonly ReadScan[];
}

/** A request with more scans than this is the batch of a device that had no network, and goes by itself. */
const mostShared = 5;
const queues = new WeakMap<Database, (told: ToldScans) => Promise<ScanRow[] | null>>();

/**
 * Records scans of an event and lets in who may, all in one statement: a person is admitted once, by the earliest
 * scan, whatever the order in which gates tell of theirs. The registrations are locked against being cancelled
 * meanwhile; two gates meet at the row of the admission. A scan that is known already changes nothing and comes back
 * without a result: `scansAsKept` reads what it led to.
 * The statement asks itself who is at the door: null when the session has ended or none of its roles reaches the event.
 * What gates tell at once shares one statement and one commit; every answer follows its commit.
 */
export async function recordScanRows(db: Database, told: ToldScans): Promise<ScanRow[] | null> {
  if (told.scans.length > mostShared) return (await recordAtDoor(db, [told])).get(told) ?? null;
  let ask = queues.get(db);
  if (!ask) {
    ask = sharing((requests: readonly ToldScans[]) => recordTogether(db, requests));
    queues.set(db, ask);
  }
  return ask(told);
}

async function recordTogether(db: Database, requests: readonly ToldScans[]): Promise<(ScanRow[] | null)[]> {
  const doors = [...Map.groupBy(requests, ({ eventId }) => eventId).values()];
  const answers = await Promise.all(doors.map((atDoor) => recordAtDoor(db, atDoor)));
  return requests.map((told) => answers.find((some) => some.has(told))?.get(told) ?? null);
}

/** One scan told by two requests at once is one scan, and both get its answer. */
async function recordAtDoor(
  db: Database,
  requests: readonly ToldScans[],
): Promise<Map<ToldScans, ScanRow[] | null>> {
  const scans = new Map(
    requests.flatMap(({ sessionId, scans }) =>
      scans.map((scan) => [scan.id, { ...scan, sessionId }] as const),
    ),
  );
  const rows = await record(db, requests, [...scans.values()]);
  const atDoor = new Set(rows.map(({ sessionId }) => sessionId));
  const byId = new Map(rows.map(({ sessionId: _told, ...row }) => [row.id, row]));
  return new Map(
    requests.map((told) => [
      told,
      atDoor.has(told.sessionId) ? told.scans.flatMap(({ id }) => byId.get(id) ?? []) : null,
    ]),
  );
}

const waits = sql`for share of r`;
/** Somebody's registration is being changed: then each scan goes by itself, and only that one waits. */
const refusesToWait = sql`for share of r nowait`;

/** Decides and writes: every session that may tell, with what its scans led to. */
async function record(
  db: Database,
  requests: readonly ToldScans[],
  scans: readonly (ReadScan & { sessionId: string })[],
): Promise<(ScanRow & { sessionId: string })[]> {
  const { eventId = '' } = requests[0] ?? {};
  const lock = requests.length === 1 ? waits : refusesToWait;
  const tellers = new Map(requests.map(({ sessionId: id, by }) => [id, { id, ...by }]));
  const statement = sql`
    with at_door as (
      select asked.id as "sessionId", who.account_id
      from json_to_recordset(${JSON.stringify([...tellers.values()])}::json) as asked(id uuid, at timestamptz,
        roles text[], "accountId" uuid, scope uuid[])
      cross join lateral (
        select asked."accountId" as account_id, asked.scope where asked."accountId" is not null
        union all
        select s.account_id, array(select g.union_id from role_grants g where g.account_id = s.account_id
          and g.ended_at is null and g.union_id is not null and g.role = any(asked.roles))
        from sessions s join accounts a on a.id = s.account_id and a.state = 'active'
        where asked."accountId" is null and s.id = asked.id and s.ended_at is null and s.expires_at > asked.at
        limit 1) who
      where exists (select 1 from events e where e.id = ${eventId} and ${takesPart(sql`who.scope`)})
    ),
    incoming as (
      select s.*, d.account_id from at_door d join json_to_recordset(${JSON.stringify(scans)}::json) as s(id uuid,
        "sessionId" uuid, gate text, way text, "registrationId" uuid, code text, "readDigest" text, forged boolean,
        reentry boolean, "deviceAt" timestamptz, "scannedAt" timestamptz, offline boolean, "saidOffline" text,
        "receivedAt" timestamptz) on s."sessionId" = d."sessionId"
    ),
    -- Looked up one by one: the planner knows neither how few scans there are nor how many registrations will be.
    found as (
      select i.id, r.* from incoming i cross join lateral (
        select r.id as registration_id, r.event_id, r.person_id, r.state from registrations r
        where r.id = coalesce(i."registrationId", (select c.id from registrations c where c.code = i.code))
        limit 1 ${lock}) r
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
        j."deviceAt", j."scannedAt", j."receivedAt", j.offline, j."saidOffline", j.account_id
      from judged j left join let_in l on l.registration_id = j.registration_id left join entering e on e.id = j.id
      -- In one order everywhere, as the admissions: two statements with the same scans never wait for each other.
      order by j.id
      on conflict (id) do nothing returning id, result
    )
    select d."sessionId", i.id, k.result, l.admitted_at as "admittedAt", l.gate,
      (select p.name from people p where p.id = f.person_id and f.event_id = ${eventId}::uuid) as name
    from at_door d left join incoming i on i."sessionId" = d."sessionId"
    left join kept k on k.id = i.id left join found f on f.id = i.id
    left join let_in l on l.registration_id = f.registration_id`;
  return executePrepared<ScanRow & { sessionId: string }>(db, statement);
}
