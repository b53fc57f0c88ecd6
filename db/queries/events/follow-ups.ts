import {
  type AbsenceReason,
  type FollowUpResult,
  followedKinds,
  followUpDays,
  type IntentKind,
} from '@sunshine/contract/events/fair-vocabulary.ts';
import { eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { absenceCalls, intentFollowUps } from '../../schema/fair-results.ts';
import { latestSchool } from './result-facts.ts';
import { peopleOfScope } from './training-people.ts';

type FollowUpDay = (typeof followUpDays)[number];
const kinds = sql`array[${sql.join(
  followedKinds.map((kind) => sql`${kind}`),
  sql`, `,
)}]::text[]`;
const days = sql.raw(followUpDays.join(', '));
const online = Object.entries(eventKinds).flatMap(([kind, each]) => (each.online ? [kind] : []));

/**
 * Intents of held events that are followed up, the furthest of a person and company alone, with the day-mark that is due:
 * the latest reached. Once a later one is due an earlier one left out is asked no more, nor is what has come to an end.
 */
const followed = (today: string): SQL => sql`
  select i.*, e.lead_union_id, e.ends_on, case when not o.ended then (
      select max(d) from unnest(array[${days}]) d where e.ends_on + d <= ${today}::date
        and not exists (select 1 from intent_follow_ups f where f.intent_id = i.id and f.day >= d)) end as due,
    case when not o.ended then (select min(e.ends_on + d) from unnest(array[${days}]) d
      where e.ends_on + d > ${today}::date) end as next_on
  from (select distinct on (x.event_id, x.person_id, x.company_id) x.* from intents x
    where x.cancelled_at is null and x.kind = any(${kinds})
    order by x.event_id, x.person_id, x.company_id, array_position(${kinds}, x.kind), x.recorded_at, x.id) i
  join events e on e.id = i.event_id and e.state = 'held'
  cross join lateral (select exists (select 1 from intent_follow_ups f
    where f.intent_id = i.id and f.result in ('hired', 'ended')) as ended) o`;

/** Registered people who were let in by nobody, at held events with a door that was used. */
const absent: SQL = sql`
  select r.*, e.lead_union_id from registrations r join events e on e.id = r.event_id
  where r.state = 'registered' and e.state = 'held' and e.kind <> all(${sql.param(online)}::text[])
    and exists (select 1 from admissions a where a.event_id = e.id)
    and not exists (select 1 from admissions a where a.registration_id = r.id)`;

const led = (union: SQL): SQL => sql`${union} in (select union_id from units_in_scope)`;
const own = (row: SQL): SQL =>
  sql`(${led(sql`${row}.lead_union_id`)} or exists (select 1 from people_of_scope k where k.person_id = ${row}.person_id))`;
const nameOf = (account: SQL): SQL =>
  sql`(select q.name from accounts z join people q on q.id = z.person_id where z.id = ${account})`;

export interface FollowUpRow extends Record<string, unknown> {
  id: string;
  personId: string | null;
  name: string;
  school: string | null;
  kind: IntentKind;
  company: string;
  position: string | null;
  recordedAt: string;
  due: FollowUpDay | null;
  nextOn: string | null;
  done: { day: FollowUpDay; result: FollowUpResult; note: string; by: string | null; at: string }[];
}

/** What is followed up after an event: due first. People of others, for the lead, by name and school. */
export async function listFollowUpRows(
  db: Queryable,
  scope: readonly string[],
  eventId: string,
  today: string,
): Promise<FollowUpRow[]> {
  return db.execute<FollowUpRow>(sql`
    with ${peopleOfScope(scope)}, followed as (${followed(today)})
    select i.id, k.person_id as "personId", p.name, st.school, i.kind, c.short_name as company, o.title as position,
      i.recorded_at as "recordedAt", i.due, i.next_on as "nextOn",
      coalesce((select json_agg(json_build_object('day', f.day, 'result', f.result, 'note', f.note,
          'by', ${nameOf(sql`f.done_by`)}, 'at', f.done_at) order by f.day)
        from intent_follow_ups f where f.intent_id = i.id), '[]'::json) as done
    from followed i join people p on p.id = i.person_id join companies c on c.id = i.company_id
    left join positions o on o.id = i.position_id left join people_of_scope k on k.person_id = i.person_id
    left join ${latestSchool(sql`p.id`)}
    where i.event_id = ${eventId}::uuid and ${own(sql`i`)}
    order by i.due is null, i.next_on nulls last, c.short_name, p.name, i.id limit 1000`);
}

export interface AbsenceRow extends Record<string, unknown> {
  id: string;
  personId: string | null;
  name: string;
  school: string | null;
  call: { reason: AbsenceReason; note: string; by: string | null; at: string } | null;
}

/** Who registered and did not come: those not called first. */
export async function listAbsenceRows(
  db: Queryable,
  scope: readonly string[],
  eventId: string,
): Promise<AbsenceRow[]> {
  return db.execute<AbsenceRow>(sql`
    with ${peopleOfScope(scope)}, absent as (${absent})
    select r.id, k.person_id as "personId", p.name, st.school, case when c.registration_id is not null then
      json_build_object('reason', c.reason, 'note', c.note, 'by', ${nameOf(sql`c.called_by`)}, 'at', c.called_at) end as call
    from absent r join people p on p.id = r.person_id left join absence_calls c on c.registration_id = r.id
    left join people_of_scope k on k.person_id = r.person_id left join ${latestSchool(sql`p.id`)}
    where r.event_id = ${eventId}::uuid and ${own(sql`r`)}
    order by c.registration_id is not null, p.name, r.id limit 1000`);
}

export interface FollowedIntent extends Record<string, unknown> {
  id: string;
  eventId: string;
  leadUnionId: string;
  due: FollowUpDay | null;
  done: number[];
}

/** An intent to follow up that the scope reaches, locked; null when it is missing, out of scope or not followed. */
export async function lockFollowed(
  tx: Transaction,
  scope: readonly string[],
  id: string,
  today: string,
): Promise<FollowedIntent | null> {
  await tx.execute(sql`select 1 from intents where id = ${id} for no key update`);
  const rows = await tx.execute<FollowedIntent>(sql`
    with ${peopleOfScope(scope)}, followed as (${followed(today)})
    select i.id, i.event_id as "eventId", i.lead_union_id as "leadUnionId", i.due,
      (select coalesce(array_agg(f.day), '{}') from intent_follow_ups f where f.intent_id = i.id) as done
    from followed i where i.id = ${id} and ${own(sql`i`)}`);
  return rows[0] ?? null;
}

export async function insertFollowUp(
  tx: Transaction,
  followUp: typeof intentFollowUps.$inferInsert,
): Promise<void> {
  await tx.insert(intentFollowUps).values(followUp);
}

/** A registration of the scope's reach, locked, with whether its person was absent; null when missing or elsewhere. */
export async function lockAbsence(
  tx: Transaction,
  scope: readonly string[],
  id: string,
): Promise<{ eventId: string; leadUnionId: string; absent: boolean; called: boolean } | null> {
  await tx.execute(sql`select 1 from registrations where id = ${id} for no key update`);
  const rows = await tx.execute<{
    eventId: string;
    leadUnionId: string;
    absent: boolean;
    called: boolean;
  }>(sql`
    with ${peopleOfScope(scope)}, absent as (${absent}),
    asked as (select r.id, r.event_id, r.person_id, e.lead_union_id from registrations r
      join events e on e.id = r.event_id where r.id = ${id})
    select r.event_id as "eventId", r.lead_union_id as "leadUnionId",
      exists (select 1 from absent b where b.id = r.id) as absent,
      exists (select 1 from absence_calls c where c.registration_id = r.id) as called
    from asked r where ${own(sql`r`)}`);
  return rows[0] ?? null;
}

export async function insertAbsenceCall(
  tx: Transaction,
  call: typeof absenceCalls.$inferInsert,
): Promise<void> {
  await tx.insert(absenceCalls).values(call);
}

export interface FairCalls {
  followUps: number;
  absences: number;
  /** The event with the oldest of them. */
  eventId: string | null;
}

/** As JSON within one statement of the day: what is due after events, and at which to start. */
export const countFairCalls = (scope: readonly string[], today: string): SQL => sql`
  with ${peopleOfScope(scope)}, followed as (${followed(today)}), absent as (${absent}), waiting as (
    select i.event_id, 'followUp' as what from followed i where i.due is not null and ${own(sql`i`)}
    union all
    select r.event_id, 'absence' from absent r where ${own(sql`r`)}
      and not exists (select 1 from absence_calls c where c.registration_id = r.id))
  select json_build_object('followUps', count(*) filter (where w.what = 'followUp')::int,
    'absences', count(*) filter (where w.what = 'absence')::int,
    'eventId', (array_agg(w.event_id order by e.ends_on, e.id))[1])
  from waiting w join events e on e.id = w.event_id`;
