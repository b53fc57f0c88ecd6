import { meetingRoutes } from '@sunshine/contract/events/meeting-routes.ts';
import { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import type { PlanTrainingSchema } from '@sunshine/contract/events/training-schemas.ts';
import type { AttendanceMark } from '@sunshine/contract/events/training-vocabulary.ts';
import { claimRoutes } from '@sunshine/contract/households/routes.ts';
import { compileFigures, figure } from '@sunshine/db/indicators/compile.ts';
import type { z } from 'zod';
import type { TestApp } from '../app.ts';
import { replyOf } from '../call.ts';
import { type GivenDistrict, givenDistrict } from './district.ts';
import { frame2026 } from './figures.ts';
import { type GivenAccount, givenAccount } from './people.ts';
import { type GivenRecords, givenRecords } from './records.ts';

/** A district whose first street runs classes, and graduates with and without an archive there. */
export interface TrainingOffice extends GivenDistrict {
  records: GivenRecords;
  caseworker: GivenAccount;
  /** Of the street next door. */
  neighbour: GivenAccount;
  reviewer: GivenAccount;
  /** A graduate of an archive of the first street, with an account when one is asked for. */
  graduate(name: string, unionId?: string): Promise<string>;
  account(name: string, personId?: string): Promise<GivenAccount>;
  /** A class of the first street with meetings on these days of August 2026. */
  plan(more?: Partial<z.input<typeof PlanTrainingSchema>>): Promise<string>;
  enrol(id: string, personIds: string[]): Promise<void>;
  /** Ids of the meetings of a class, in order. */
  meetings(id: string): Promise<string[]>;
  /** Takes the roll of a meeting: these people by mark, everybody else absent. */
  roll(meetingId: string, marks: Partial<Record<AttendanceMark, string[]>>): Promise<void>;
  /** Brings a class to its end with everyone present at every meeting. */
  finished(more?: Partial<z.input<typeof PlanTrainingSchema>> & { people?: string[] }): Promise<string>;
  figures(codes: readonly ('03A' | '03B' | '06A' | '06B' | '01E')[]): Promise<number[]>;
}

export const augustDays = ['2026-08-03', '2026-08-04', '2026-08-05', '2026-08-06', '2026-08-07'];
export const skillClass = {
  kind: 'skillTraining',
  title: '低压电工取证班',
  provider: '青浦区职工学校',
  place: '区职工文体中心 203',
  certificateName: '低压电工作业证',
  startsOn: '2026-08-03',
  endsOn: '2026-08-07',
  meetings: augustDays.map((onDay) => ({ onDay, hours: '9:00–11:30', topic: '' })),
} as const;

export async function givenTrainingOffice(app: TestApp): Promise<TrainingOffice> {
  const units = await givenDistrict(app);
  const records = givenRecords(app.db);
  const of = (role: 'caseworker' | 'reviewer', unionId: string) => givenAccount(app, [{ role, unionId }]);
  const caseworker = await of('caseworker', units.xiayang);
  const call = app.call;

  const plan: TrainingOffice['plan'] = async (more = {}) => {
    const input = { ...skillClass, meetings: [...skillClass.meetings], ...more };
    return replyOf(await call(trainingRoutes.planTraining, input, caseworker)).id;
  };
  const meetings: TrainingOffice['meetings'] = async (id) =>
    replyOf(await call(trainingRoutes.readTraining, { id }, caseworker)).timetable.map((each) => each.id);
  const enrol: TrainingOffice['enrol'] = async (id, personIds) => {
    replyOf(await call(trainingRoutes.enrolPeople, { id, personIds }, caseworker));
  };
  const roll: TrainingOffice['roll'] = async (meetingId, marks) => {
    const { trainingId } = replyOf(await call(meetingRoutes.readMeeting, { id: meetingId }, caseworker));
    const { enrolments } = replyOf(await call(trainingRoutes.readTraining, { id: trainingId }, caseworker));
    const idOf = new Map(enrolments.map((each) => [each.personId, each.id]));
    const given = Object.entries(marks).flatMap(([mark, people]) =>
      people.map((personId) => ({ enrolmentId: idOf.get(personId) ?? '', mark: mark as AttendanceMark })),
    );
    const input = { id: meetingId, everyone: 'absent' as const, marks: given };
    replyOf(await call(meetingRoutes.recordAttendance, input, caseworker));
  };

  return {
    ...units,
    records,
    caseworker,
    neighbour: await of('caseworker', units.yingpu),
    reviewer: await of('reviewer', units.xiayang),
    graduate: async (name, unionId = units.xiayang) =>
      records.graduate(await records.household(unionId), { name }),
    account: (name, personId) =>
      givenAccount(app, [{ role: 'graduate' }], personId ? { name, personId } : { name }),
    plan,
    enrol,
    meetings,
    roll,
    async finished({ people = [], ...more } = {}) {
      const id = await plan(more);
      if (people.length > 0) await enrol(id, people);
      for (const meeting of await meetings(id)) await roll(meeting, { present: people });
      replyOf(await call(trainingRoutes.finishTraining, { id }, caseworker));
      return id;
    },
    async figures(codes) {
      const all = await compileFigures(app.db, frame2026(), [{ unitId: units.xiayang, ownOnly: false }]);
      return codes.map((code) => Number(figure(all.get(units.xiayang) ?? new Map(), code).value));
    },
  };
}

/** A stranger to every roster who registered on the site. */
export async function saveOwnDegree(app: TestApp, account: GivenAccount): Promise<void> {
  replyOf(
    await app.call(
      claimRoutes.saveOwnStudy,
      {
        school: '上海商贸职业学院',
        major: '会计',
        degree: 'college',
        graduationYear: 2026,
        campusDivision: '青浦区',
      },
      account,
    ),
  );
}
