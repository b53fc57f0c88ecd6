import type { AbsenceReason, FollowUpResult, IntentKind } from '@sunshine/contract/events/fair-vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';
import type { Queryable } from '../../connect.ts';
import { absent, type FollowUpDay, followed, nameOf, own } from './follow-ups.ts';
import { latestSchool } from './result-facts.ts';
import { peopleOfScope } from './training-people.ts';

/** A piece of a list: of one event or of all, after the line whose key the last piece ended with. */
export interface CallsPiece {
  eventId: string | null;
  after: string | null;
  limit: number;
}

interface CalledPerson extends Record<string, unknown> {
  id: string;
  personId: string | null;
  name: string;
  school: string | null;
  event: { id: string; title: string };
  /** Where the list goes on after this line; holds days and ids, nothing of a person. */
  key: string;
}

export interface FollowUpRow extends CalledPerson {
  kind: IntentKind;
  company: string;
  position: string | null;
  recordedAt: string;
  due: FollowUpDay | null;
  nextOn: string | null;
  done: { day: FollowUpDay; result: FollowUpResult; note: string; by: string | null; at: string }[];
}

export interface AbsenceRow extends CalledPerson {
  call: { reason: AbsenceReason; note: string; by: string | null; at: string } | null;
}

const ofEvent = (row: SQL, eventId: string | null): SQL =>
  eventId === null ? sql`true` : sql`${row}.event_id = ${eventId}::uuid`;
/** The next lines of `keyed`, a table with an id and a key; the keys sort as bytes. */
const nextOf = ({ after, limit }: CallsPiece): SQL => sql`
  select * from keyed where ${after}::text is null or key collate "C" > ${after}
  order by key collate "C" limit ${limit}`;

/** What is followed up: due, the longest first; or the rest, the next first. People of others, for the lead, by name and school. */
export async function listFollowUpRows(
  db: Queryable,
  scope: readonly string[],
  which: 'due' | 'rest',
  piece: CallsPiece,
  today: string,
): Promise<FollowUpRow[]> {
  const [chosen, on] =
    which === 'due'
      ? [sql`i.due is not null`, sql`i.ends_on + i.due`]
      : [sql`i.due is null`, sql`coalesce(i.next_on, '9999-12-31'::date)`];
  return db.execute<FollowUpRow>(sql`
    with ${peopleOfScope(scope)}, followed as (${followed(today)}), keyed as (
      select i.*, ${on} || ' ' || i.id as key from followed i
      where ${chosen} and ${ofEvent(sql`i`, piece.eventId)} and ${own(sql`i`)}),
    shown as (${nextOf(piece)})
    select i.id, i.key, k.person_id as "personId", p.name, st.school, i.kind, c.short_name as company,
      o.title as position, i.recorded_at as "recordedAt", i.due, i.next_on as "nextOn",
      json_build_object('id', e.id, 'title', e.title) as event,
      coalesce((select json_agg(json_build_object('day', f.day, 'result', f.result, 'note', f.note,
          'by', ${nameOf(sql`f.done_by`)}, 'at', f.done_at) order by f.day)
        from intent_follow_ups f where f.intent_id = i.id), '[]'::json) as done
    from shown i join people p on p.id = i.person_id join companies c on c.id = i.company_id
    join events e on e.id = i.event_id left join positions o on o.id = i.position_id
    left join people_of_scope k on k.person_id = i.person_id left join ${latestSchool(sql`p.id`)}
    order by i.key collate "C"`);
}

/** Who registered and did not come, of the oldest event first: those not called, then, of one event, the others. */
export async function listAbsenceRows(
  db: Queryable,
  scope: readonly string[],
  piece: CallsPiece,
): Promise<AbsenceRow[]> {
  const called = sql`exists (select 1 from absence_calls c where c.registration_id = r.id)`;
  return db.execute<AbsenceRow>(sql`
    with ${peopleOfScope(scope)}, absent as (${absent}), keyed as (
      select r.*, case when ${called} then '1 ' else '0 ' end || r.ends_on || ' ' || r.id as key from absent r
      where ${ofEvent(sql`r`, piece.eventId)} and ${own(sql`r`)}
        ${piece.eventId === null ? sql`and not ${called}` : sql``}),
    shown as (${nextOf(piece)})
    select r.id, r.key, k.person_id as "personId", p.name, st.school,
      json_build_object('id', e.id, 'title', e.title) as event, case when c.registration_id is not null then
        json_build_object('reason', c.reason, 'note', c.note, 'by', ${nameOf(sql`c.called_by`)}, 'at', c.called_at) end as call
    from shown r join people p on p.id = r.person_id join events e on e.id = r.event_id
    left join absence_calls c on c.registration_id = r.id
    left join people_of_scope k on k.person_id = r.person_id left join ${latestSchool(sql`p.id`)}
    order by r.key collate "C"`);
}

export interface CallCounts extends Record<string, unknown> {
  due: number;
  rest: number;
  absent: number;
  uncalled: number;
}

/** How many lines the lists have, of one event or of all. */
export async function countCalls(
  db: Queryable,
  scope: readonly string[],
  eventId: string | null,
  today: string,
): Promise<CallCounts> {
  const rows = await db.execute<CallCounts>(sql`
    with ${peopleOfScope(scope)}, followed as (${followed(today)}), absent as (${absent})
    select f.due, f.rest, a.absent, a.uncalled from (
      select count(i.due)::int as due, (count(*) - count(i.due))::int as rest from followed i
      where ${ofEvent(sql`i`, eventId)} and ${own(sql`i`)}) f,
    (select count(*)::int as absent, count(*) filter (where c.registration_id is null)::int as uncalled
      from absent r left join absence_calls c on c.registration_id = r.id
      where ${ofEvent(sql`r`, eventId)} and ${own(sql`r`)}) a`);
  return rows[0] ?? { due: 0, rest: 0, absent: 0, uncalled: 0 };
}
