import { randomUUID } from 'node:crypto';
import type { AttendanceMark } from '@sunshine/contract/events/training-vocabulary.ts';
import type { Database } from '@sunshine/db/connect.ts';
import * as t from '@sunshine/db/schema/index.ts';

/** Rows of classes, certificates and guidance, as their verbs would leave them; every date is said. */
export interface GivenTraining {
  /** A finished class that met on these days; a day with `cancelled` was called off. */
  training(
    unionId: string,
    days: readonly (string | { cancelled: string })[],
    more?: Partial<typeof t.trainingClasses.$inferInsert>,
  ): Promise<string>;
  /** A person in a class, with a mark for each of its meetings in order; null where nobody took it. */
  attends(
    classId: string,
    personId: string,
    marks: readonly (AttendanceMark | null)[],
    more?: Partial<typeof t.trainingEnrolments.$inferInsert>,
  ): Promise<string>;
  certificate(
    personId: string,
    unionId: string,
    issuedOn: string,
    more?: Partial<typeof t.certificates.$inferInsert>,
  ): Promise<string>;
  guidance(
    personId: string,
    unionId: string,
    onDay: string,
    more?: Partial<typeof t.guidanceSessions.$inferInsert>,
  ): Promise<string>;
}

export function givenTraining(db: Database): GivenTraining {
  const at = new Date('2026-01-05T02:00:00Z');
  const staff = randomUUID();
  const meetingsOf = new Map<string, string[]>();

  return {
    async training(unionId, days, more = {}) {
      const id = randomUUID();
      const dayOf = (day: (typeof days)[number]) => (typeof day === 'string' ? day : day.cancelled);
      const held = days.filter((day) => typeof day === 'string');
      const meetings = days.map((day) => ({
        id: randomUUID(),
        classId: id,
        onDay: dayOf(day),
        state: typeof day === 'string' ? ('held' as const) : ('cancelled' as const),
      }));
      const state = more.state ?? 'finished';
      await db.insert(t.trainingClasses).values({
        id,
        kind: 'skillTraining',
        title: '低压电工取证班',
        unionId,
        startsOn: days.map(dayOf).sort()[0] ?? '2026-03-02',
        endsOn: held.at(-1) ?? days.map(dayOf).at(-1) ?? '2026-03-02',
        state,
        finishedAt: state === 'finished' ? at : null,
        caseworkerId: staff,
        ...more,
      });
      if (meetings.length > 0) await db.insert(t.trainingMeetings).values(meetings);
      meetingsOf.set(
        id,
        meetings.map((meeting) => meeting.id),
      );
      return id;
    },
    async attends(classId, personId, marks, more = {}) {
      const id = randomUUID();
      await db
        .insert(t.trainingEnrolments)
        .values({ id, classId, personId, enrolledAt: at, enrolledBy: staff, ...more });
      const meetings = meetingsOf.get(classId) ?? [];
      const rows = marks.flatMap((mark, index) => {
        const meetingId = meetings[index];
        return mark && meetingId
          ? [{ meetingId, enrolmentId: id, mark, recordedBy: staff, recordedAt: at }]
          : [];
      });
      if (rows.length > 0) await db.insert(t.attendances).values(rows);
      return id;
    },
    async certificate(personId, unionId, issuedOn, more = {}) {
      const id = randomUUID();
      await db.insert(t.certificates).values({
        id,
        personId,
        unionId,
        issuedOn,
        name: '低压电工作业证',
        number: id,
        issuer: '应急管理部',
        help: 'feePaid',
        helpNote: '考试费 300 元',
        recordedBy: staff,
        recordedAt: at,
        ...more,
      });
      return id;
    },
    async guidance(personId, unionId, onDay, more = {}) {
      const id = randomUUID();
      await db.insert(t.guidanceSessions).values({
        id,
        personId,
        unionId,
        onDay,
        adviser: '郑守拙',
        note: '看了选址和成本，先试摆摊两个月。',
        caseworkerId: staff,
        recordedBy: staff,
        recordedAt: at,
        ...more,
      });
      return id;
    },
  };
}
