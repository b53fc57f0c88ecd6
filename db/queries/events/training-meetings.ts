import type { AttendanceMark, MeetingState } from '@sunshine/contract/events/training-vocabulary.ts';
import { eq, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { trainingClasses, trainingMeetings } from '../../schema/training.ts';
import { unionInScope } from '../households/scope.ts';
import { lockClass, type TrainingClass } from './training-classes.ts';

export interface MeetingRow extends Record<string, unknown> {
  id: string;
  onDay: string;
  hours: string;
  topic: string;
  state: MeetingState;
  /** Of those still enrolled. */
  present: number;
  marked: number;
}

/** The timetable of a class, in order. */
export async function listMeetings(db: Queryable, classId: string): Promise<MeetingRow[]> {
  return db.execute<MeetingRow>(sql`
    select m.id, m.on_day as "onDay", m.hours, m.topic, m.state, marks.present, marks.marked
    from training_meetings m
    cross join lateral (
      select count(*) filter (where a.mark = 'present')::int as present, count(*)::int as marked
      from attendances a join training_enrolments e on e.id = a.enrolment_id and e.state = 'enrolled'
      where a.meeting_id = m.id
    ) marks
    where m.class_id = ${classId} order by m.on_day, m.hours, m.id`);
}

/** Class of a meeting in the scope; null when it is missing or elsewhere. */
export async function classOfMeeting(
  db: Queryable,
  scope: readonly string[],
  meetingId: string,
): Promise<string | null> {
  const rows = await db.execute<{ id: string }>(sql`
    select c.id from training_meetings m join training_classes c on c.id = m.class_id
    where m.id = ${meetingId} and ${unionInScope(sql`c.union_id`, scope)}`);
  return rows[0]?.id ?? null;
}

/** A meeting with its class, the class locked first; null when it is missing or elsewhere. */
export async function lockMeeting(
  tx: Transaction,
  scope: readonly string[],
  meetingId: string,
): Promise<{ training: TrainingClass; meeting: typeof trainingMeetings.$inferSelect } | null> {
  const classId = await classOfMeeting(tx, scope, meetingId);
  const training = classId ? await lockClass(tx, scope, classId) : null;
  const [meeting] = await tx.select().from(trainingMeetings).where(eq(trainingMeetings.id, meetingId));
  return training && meeting ? { training, meeting } : null;
}

export interface NewMeeting {
  id: string;
  onDay: string;
  hours: string;
  topic: string;
}

/** Adds meetings; the days of the class reach from the first to the last of them. */
export async function insertMeetings(
  tx: Transaction,
  classId: string,
  meetings: readonly NewMeeting[],
): Promise<void> {
  if (meetings.length === 0) return;
  await tx.insert(trainingMeetings).values(meetings.map((each) => ({ ...each, classId })));
  const days = meetings.map(({ onDay }) => onDay).sort();
  await tx
    .update(trainingClasses)
    .set({
      startsOn: sql`least(${trainingClasses.startsOn}, ${days[0]}::date)`,
      endsOn: sql`greatest(${trainingClasses.endsOn}, ${days.at(-1)}::date)`,
    })
    .where(eq(trainingClasses.id, classId));
}

export async function setMeetingState(
  tx: Transaction,
  meetingId: string,
  state: MeetingState,
): Promise<void> {
  await tx.update(trainingMeetings).set({ state }).where(eq(trainingMeetings.id, meetingId));
}

/** Takes a planned meeting out of the timetable; false when somebody was marked at it. */
export async function deleteMeeting(tx: Transaction, meetingId: string): Promise<boolean> {
  const rows = await tx.execute(sql`
    delete from training_meetings m where m.id = ${meetingId} and m.state = 'planned'
      and not exists (select 1 from attendances a where a.meeting_id = m.id) returning m.id`);
  return rows.length > 0;
}

/** Whether a meeting that was not cancelled lies outside of these days. */
export async function hasMeetingOutside(
  tx: Transaction,
  classId: string,
  days: { startsOn: string; endsOn: string },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    select 1 from training_meetings m where m.class_id = ${classId} and m.state <> 'cancelled'
      and m.on_day not between ${days.startsOn}::date and ${days.endsOn}::date limit 1`);
  return rows.length > 0;
}

export interface GivenMark {
  enrolmentId: string;
  mark: AttendanceMark;
}

/**
 * Writes the marks of a meeting for those who are enrolled, `everyone` for those not named; a mark told again
 * replaces the one before. Answers how many were present, how many have no mark, and how many named have left.
 */
export async function writeMarks(
  tx: Transaction,
  meeting: { id: string; classId: string },
  marks: readonly GivenMark[],
  by: { everyone: AttendanceMark | null; accountId: string; at: Date },
): Promise<{ present: number; unmarked: number; left: number }> {
  const given = JSON.stringify(marks.map(({ enrolmentId, mark }) => ({ id: enrolmentId, mark })));
  const written = await tx.execute<{ named: boolean }>(sql`
    insert into attendances (meeting_id, enrolment_id, mark, recorded_by, recorded_at)
    select ${meeting.id}::uuid, e.id, coalesce(g.mark, ${by.everyone}::text), ${by.accountId}::uuid,
      ${by.at.toISOString()}::timestamptz
    from training_enrolments e left join json_to_recordset(${given}::json) as g(id uuid, mark text) on g.id = e.id
    where e.class_id = ${meeting.classId} and e.state = 'enrolled'
      and coalesce(g.mark, ${by.everyone}::text) is not null
    order by e.id
    on conflict (meeting_id, enrolment_id) do update
      set mark = excluded.mark, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at
    returning enrolment_id in (select id from json_to_recordset(${given}::json) as g(id uuid)) as named`);
  const rows = await tx.execute<{ present: number; unmarked: number }>(sql`
    select count(*) filter (where a.mark = 'present')::int as present,
      count(*) filter (where a.mark is null)::int as unmarked
    from training_enrolments e
    left join attendances a on a.enrolment_id = e.id and a.meeting_id = ${meeting.id}
    where e.class_id = ${meeting.classId} and e.state = 'enrolled'`);
  const named = new Set(marks.map(({ enrolmentId }) => enrolmentId)).size;
  const found = written.filter((row) => row.named).length;
  return { present: rows[0]?.present ?? 0, unmarked: rows[0]?.unmarked ?? 0, left: named - found };
}
