import type { AttendanceMark, EnrolmentState } from '@sunshine/contract/events/training-vocabulary.ts';
import { and, eq, ne, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { trainingEnrolments } from '../../schema/training.ts';
import { type PersonRow, peopleOfScope } from './training-people.ts';

export interface EnrolmentRow extends Record<string, unknown> {
  id: string;
  personId: string;
  name: string;
  school: string | null;
  graduationYear: number | null;
  /** Unit of the person, when it lies in the reader's scope. */
  unionName: string | null;
  state: EnrolmentState;
  bySelf: boolean;
  marks: Record<string, AttendanceMark>;
  /** Meetings held that the person attended. */
  present: number;
  certificates: number;
}

/** Everyone who is or was in a class, in the order they came, those of one moment by name. */
export async function listEnrolments(
  db: Queryable,
  scope: readonly string[],
  classId: string,
): Promise<EnrolmentRow[]> {
  return db.execute<EnrolmentRow>(sql`
    with ${peopleOfScope(scope)}
    select e.id, e.person_id as "personId", p.name, st.school, st.graduation_year as "graduationYear",
      u.short_name as "unionName", e.state,
      coalesce((select a.person_id = e.person_id from accounts a where a.id = e.enrolled_by), false) as "bySelf",
      coalesce(taken.marks, '{}'::json) as marks, coalesce(taken.present, 0)::int as present,
      (select count(*)::int from certificates f
        where f.class_id = e.class_id and f.person_id = e.person_id and f.cancelled_at is null) as certificates
    from training_enrolments e
    join people p on p.id = e.person_id
    left join people_of_scope s on s.person_id = e.person_id
    left join unions u on u.id = s.union_id
    left join lateral (
      select school, graduation_year from studies st where st.person_id = e.person_id
      order by st.graduation_year desc, st.id desc limit 1) st on true
    left join lateral (
      select json_object_agg(a.meeting_id, a.mark) as marks,
        count(*) filter (where a.mark = 'present' and m.state = 'held') as present
      from attendances a join training_meetings m on m.id = a.meeting_id where a.enrolment_id = e.id) taken on true
    where e.class_id = ${classId} order by e.enrolled_at, p.name, e.id`);
}

/** How many places of a class are taken; ask it with the class locked. */
export async function countEnrolled(tx: Queryable, classId: string): Promise<number> {
  const rows = await tx.execute<{ taken: number }>(sql`
    select count(*)::int as taken from training_enrolments e where e.class_id = ${classId} and e.state = 'enrolled'`);
  return rows[0]?.taken ?? 0;
}

/** Puts people into a class, or back into it; answers those who were not in it yet. */
export async function enrol(
  tx: Transaction,
  classId: string,
  rows: readonly { id: string; personId: string }[],
  by: { accountId: string; at: Date },
): Promise<string[]> {
  if (rows.length === 0) return [];
  const entered = await tx
    .insert(trainingEnrolments)
    .values(rows.map((row) => ({ ...row, classId, enrolledAt: by.at, enrolledBy: by.accountId })))
    .onConflictDoUpdate({
      target: [trainingEnrolments.classId, trainingEnrolments.personId],
      set: { state: 'enrolled', withdrawnAt: null, enrolledAt: by.at, enrolledBy: by.accountId },
      setWhere: ne(trainingEnrolments.state, 'enrolled'),
    })
    .returning({ personId: trainingEnrolments.personId });
  return entered.map(({ personId }) => personId);
}

/** Those of these people who are in the class. */
export async function enrolledAmong(
  tx: Queryable,
  classId: string,
  personIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.execute<{ personId: string }>(sql`
    select e.person_id as "personId" from training_enrolments e
    where e.class_id = ${classId} and e.state = 'enrolled' and e.person_id = any(${sql.param(personIds)}::uuid[])`);
  return new Set(rows.map(({ personId }) => personId));
}

/** Everyone in the class. */
export async function enrolledPersons(tx: Queryable, classId: string): Promise<string[]> {
  return personsWho(tx, classId, 'enrolled');
}

/** Those who wait for a place in a class. */
export async function waitingPersons(tx: Queryable, classId: string): Promise<string[]> {
  return personsWho(tx, classId, 'waiting');
}

async function personsWho(tx: Queryable, classId: string, state: 'enrolled' | 'waiting'): Promise<string[]> {
  const rows = await tx.execute<{ personId: string }>(sql`
    select e.person_id as "personId" from training_enrolments e
    where e.class_id = ${classId} and e.state = ${state} order by e.person_id`);
  return rows.map(({ personId }) => personId);
}

/** Takes a person out of a class or off its waiting list; false when they are on neither. */
export async function withdraw(
  tx: Transaction,
  classId: string,
  personId: string,
  at: Date,
): Promise<boolean> {
  const rows = await tx
    .update(trainingEnrolments)
    .set({ state: 'withdrawn', withdrawnAt: at })
    .where(
      and(
        eq(trainingEnrolments.classId, classId),
        eq(trainingEnrolments.personId, personId),
        ne(trainingEnrolments.state, 'withdrawn'),
      ),
    )
    .returning({ id: trainingEnrolments.id });
  return rows.length > 0;
}

/** Those of these people who are in the class, with their names. */
export async function findEnrolledPeople(
  tx: Queryable,
  classId: string,
  personIds: readonly string[],
): Promise<PersonRow[]> {
  return tx.execute<PersonRow>(sql`
    select p.id as "personId", p.name, '' as "unionName", null as school, null as "graduationYear"
    from training_enrolments e join people p on p.id = e.person_id
    where e.class_id = ${classId} and e.state = 'enrolled' and e.person_id = any(${sql.param(personIds)}::uuid[])`);
}
