import { followedKinds, followUpDays } from '@sunshine/contract/events/fair-vocabulary.ts';
import { eventKinds } from '@sunshine/contract/events/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Transaction } from '../../connect.ts';
import { absenceCalls, intentFollowUps } from '../../schema/fair-results.ts';
import { peopleOfScope } from './training-people.ts';

export type FollowUpDay = (typeof followUpDays)[number];
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
export const followed = (today: string): SQL => sql`
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
export const absent: SQL = sql`
  select r.*, e.lead_union_id, e.ends_on from registrations r join events e on e.id = r.event_id
  where r.state = 'registered' and e.state = 'held' and e.kind <> all(${sql.param(online)}::text[])
    and exists (select 1 from admissions a where a.event_id = e.id)
    and not exists (select 1 from admissions a where a.registration_id = r.id)`;

const led = (union: SQL): SQL => sql`${union} in (select union_id from units_in_scope)`;
export const own = (row: SQL): SQL =>
  sql`(${led(sql`${row}.lead_union_id`)} or exists (select 1 from people_of_scope k where k.person_id = ${row}.person_id))`;
export const nameOf = (account: SQL): SQL =>
  sql`(select q.name from accounts z join people q on q.id = z.person_id where z.id = ${account})`;

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
}

/** As JSON within one statement of the day: what is due after events. */
export const countFairCalls = (scope: readonly string[], today: string): SQL => sql`
  with ${peopleOfScope(scope)}, followed as (${followed(today)}), absent as (${absent})
  select json_build_object(
    'followUps', (select count(*)::int from followed i where i.due is not null and ${own(sql`i`)}),
    'absences', (select count(*)::int from absent r where ${own(sql`r`)}
      and not exists (select 1 from absence_calls c where c.registration_id = r.id)))`;
