import { meetingRoutes } from '@sunshine/contract/events/meeting-routes.ts';
import { ownTrainingRoutes } from '@sunshine/contract/events/own-training-routes.ts';
import { trainingRoutes as routes } from '@sunshine/contract/events/training-routes.ts';
import { meetingSteps, trainingSteps } from '@sunshine/contract/events/training-status.ts';
import {
  type MeetingState,
  meetingStates,
  type TrainingState,
  trainingStates,
} from '@sunshine/contract/events/training-vocabulary.ts';
import { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { auditActions, needRows, waitingNotices } from '../support/given/application-probes.ts';
import { syntheticIdNumber } from '../support/given/id-numbers.ts';
import {
  augustDays,
  givenTrainingOffice,
  skillClass,
  type TrainingOffice,
} from '../support/given/training-office.ts';

let app: TestApp;
let office: TrainingOffice;
let neighbour: TrainingOffice['neighbour'];
let caseworker: TrainingOffice['caseworker'];
beforeAll(async () => {
  app = await startTestApp();
  office = await givenTrainingOffice(app);
  ({ caseworker, neighbour } = office);
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set('2026-08-11T09:00:00+08:00'));

const read = async (id: string) => replyOf(await app.call(routes.readTraining, { id }, caseworker));
const finish = (id: string, as = caseworker) => app.call(routes.finishTraining, { id }, as);
const cancel = (id: string, as = caseworker) =>
  app.call(routes.cancelTraining, { id, reason: '报名的人太少' }, as);
const correct = (id: string, as = caseworker) =>
  app.call(routes.correctTraining, { id, reason: '点名抄错了一天' }, as);
const mark = (id: string, more: object = { everyone: 'present' }, as = caseworker) =>
  app.call(meetingRoutes.recordAttendance, { id, ...more }, as);
const callOff = (id: string, as = caseworker) =>
  app.call(meetingRoutes.cancelMeeting, { id, reason: '台风停课' }, as);

describe('from plan to result', () => {
  test('a class of five meetings, one called off: who came to two of four counts in 03A, who came to one does not', async () => {
    const [counts, tooFew] = [await office.graduate('沈一鸣'), await office.graduate('陆佳')];
    const id = await office.plan();
    const [first, second, third, fourth, fifth] = await office.meetings(id);
    await office.enrol(id, [counts, tooFew]);
    await office.roll(first ?? '', { present: [counts, tooFew] });
    await office.roll(second ?? '', { present: [counts] });
    await office.roll(third ?? '', { excused: [counts] });
    await office.roll(fourth ?? '', {});
    const before = await office.figures(['03A', '06B']);
    expect(await finish(id)).toMatchObject({ status: 422, body: { code: 'training.meetingsOpen' } });
    replyOf(await callOff(fifth ?? ''));

    const standing = (await read(id)).enrolments.map((each) => [each.name, each.present, each.standing]);
    expect(standing).toEqual([
      ['沈*鸣', 2, 'counts'],
      ['陆*', 1, 'tooFew'],
    ]);
    expect(await office.figures(['03A', '06B'])).toEqual(before);
    expect(replyOf(await finish(id))).toEqual({ id, attended: 1 });
    expect(await office.figures(['03A', '06B'])).toEqual([(before[0] ?? 0) + 1, before[1]]);

    const finished = await read(id);
    expect(finished, 'the last meeting held ends the class').toMatchObject({
      state: 'finished',
      endsOn: '2026-08-06',
      finishedAt: '2026-08-11T01:00:00.000Z',
    });
    const trail = await app.db
      .$client`select action, actor_role, union_id, detail from audit_entries where subject_id = ${id} order by id`;
    expect(trail.map(({ action }) => action)).toEqual([
      'training.plan',
      'training.enrol',
      ...Array(4).fill('training.recordAttendance'),
      'training.cancelMeeting',
      'training.finish',
    ]);
    expect(trail.at(-1)).toMatchObject({
      actor_role: 'caseworker',
      union_id: office.xiayang,
      detail: { endsOn: '2026-08-06', attended: 1 },
    });
  });

  test('an entrepreneurship class counts in 06B', async () => {
    const person = await office.graduate('许安');
    const before = await office.figures(['03A', '06B']);
    await office.finished({ kind: 'entrepreneurshipTraining', title: '创业意识班', people: [person] });
    expect(await office.figures(['03A', '06B'])).toEqual([before[0], (before[1] ?? 0) + 1]);
  });

  test('finishing opens the need of who had none, on the last day; reopening takes it back', async () => {
    const [silent, asked, settled] = [
      await office.graduate('田甜'),
      await office.graduate('孟可'),
      await office.graduate('洪声'),
    ];
    await office.records.need(asked, { openedOn: '2026-03-02' });
    await office.records.outcome(settled, { fromDay: '2026-07-01' });
    const id = await office.finished({ people: [silent, asked, settled] });
    expect(await needRows(app, silent)).toEqual([
      { opened_on: '2026-08-07', closed_on: null, closed_by: null },
    ]);
    expect(await needRows(app, asked)).toHaveLength(1);
    expect(await needRows(app, settled)).toEqual([]);

    replyOf(await correct(id));
    expect(await needRows(app, silent)).toEqual([]);
    expect(await needRows(app, asked)).toHaveLength(1);
    expect(await read(id)).toMatchObject({ state: 'planned', finishedAt: null });
    const [entry] = await app.db.$client`select reason, detail from audit_entries
      where subject_id = ${id} and action = 'training.correct'`;
    expect(entry).toMatchObject({ reason: '点名抄错了一天', detail: { from: 'finished' } });
  });

  test('somebody outside of the population gets no need and is said not to count', async () => {
    const student = await office.records.graduate(await office.records.household(office.xiayang), {
      name: '汤圆圆',
      study: { graduationYear: 2027 },
    });
    const id = await office.finished({ people: [student] });
    expect(await needRows(app, student)).toEqual([]);
    expect((await read(id)).enrolments).toMatchObject([{ standing: 'outsidePopulation', present: 5 }]);
  });

  test('without a meeting held there is nothing to finish', async () => {
    const empty = await office.plan({ meetings: [] });
    expect(await finish(empty)).toMatchObject({ status: 422, body: { code: 'training.noMeetingHeld' } });
    const off = await office.plan({ meetings: [{ onDay: '2026-08-03' }] });
    replyOf(await callOff((await office.meetings(off))[0] ?? ''));
    expect(await finish(off)).toMatchObject({ status: 422, body: { code: 'training.noMeetingHeld' } });
  });

  test('every state of a class takes exactly the steps of its table', async () => {
    const bring: Record<TrainingState, () => Promise<string>> = {
      planned: async () => {
        const id = await office.plan({ meetings: [{ onDay: '2026-08-03' }] });
        await office.roll((await office.meetings(id))[0] ?? '', {});
        return id;
      },
      finished: () => office.finished(),
      cancelled: async () => {
        const id = await office.plan();
        replyOf(await cancel(id));
        return id;
      },
    };
    const steps = { finished: finish, cancelled: cancel, planned: correct };
    for (const from of Object.keys(trainingStates) as TrainingState[]) {
      for (const [to, step] of Object.entries(steps) as [TrainingState, typeof finish][]) {
        const id = await bring[from]();
        const stated = to in trainingSteps[from] ? 200 : 409;
        expect([from, to, (await step(id)).status]).toEqual([from, to, stated]);
      }
    }
  });

  test('a finished or cancelled class is not changed by any other act', async () => {
    const person = await office.graduate('许安');
    const id = await office.finished({ people: [person] });
    const [meeting = ''] = await office.meetings(id);
    const acts = [
      app.call(routes.changeTraining, { id, ...skillClass }, caseworker),
      app.call(routes.addMeetings, { id, meetings: [{ onDay: '2026-08-10' }] }, caseworker),
      app.call(routes.enrolPeople, { id, personIds: [person] }, caseworker),
      app.call(routes.withdrawEnrolment, { id, personId: person }, caseworker),
      mark(meeting),
      callOff(meeting),
      app.call(meetingRoutes.correctMeeting, { id: meeting, reason: '点错了' }, caseworker),
      app.call(meetingRoutes.removeMeeting, { id: meeting }, caseworker),
    ];
    for (const reply of await Promise.all(acts))
      expect(reply).toMatchObject({ status: 409, body: { code: 'training.notPlanned' } });
  });
});

describe('planning', () => {
  test('the days of a class reach over all its meetings, and stay around them when they are changed', async () => {
    const id = await office.plan({ meetings: [] });
    const meetings = [{ onDay: '2026-08-01', hours: '9:00' }, { onDay: '2026-08-12' }];
    replyOf(await app.call(routes.addMeetings, { id, meetings }, caseworker));
    expect(await read(id)).toMatchObject({ startsOn: '2026-08-01', endsOn: '2026-08-12', meetings: 2 });
    const narrower = { id, ...skillClass, startsOn: '2026-08-02', endsOn: '2026-08-12' };
    expect(await app.call(routes.changeTraining, narrower, caseworker)).toMatchObject({
      status: 422,
      body: { code: 'training.meetingsOutside' },
    });
    const [early = ''] = await office.meetings(id);
    replyOf(await callOff(early));
    replyOf(await app.call(routes.changeTraining, narrower, caseworker));
    expect(await read(id)).toMatchObject({ startsOn: '2026-08-02' });
  });

  test('a day has two meetings at different hours, not two at the same', async () => {
    const id = await office.plan({ meetings: [{ onDay: '2026-08-03', hours: '9:00' }] });
    const add = (hours: string) =>
      app.call(routes.addMeetings, { id, meetings: [{ onDay: '2026-08-03', hours }] }, caseworker);
    expect(await add('9:00')).toMatchObject({ status: 409, body: { code: 'training.meetingTwice' } });
    replyOf(await add('13:30'));
    expect(await office.meetings(id)).toHaveLength(2);
  });

  test('a planned meeting is taken out of the timetable, one whose roll was taken is not', async () => {
    const id = await office.plan({ meetings: [{ onDay: '2026-08-03' }, { onDay: '2026-08-04' }] });
    await office.enrol(id, [await office.graduate('许安')]);
    const [held = '', planned = ''] = await office.meetings(id);
    replyOf(await mark(held));
    replyOf(await app.call(meetingRoutes.removeMeeting, { id: planned }, caseworker));
    expect(await office.meetings(id)).toEqual([held]);
    replyOf(await app.call(meetingRoutes.correctMeeting, { id: held, reason: '不是这天' }, caseworker));
    expect(await app.call(meetingRoutes.removeMeeting, { id: held }, caseworker)).toMatchObject({
      status: 409,
      body: { code: 'training.meetingMarked' },
    });
  });

  test('the places are not fewer than those who have one', async () => {
    const id = await office.plan();
    await office.enrol(id, [await office.graduate('许安'), await office.graduate('陆佳')]);
    const change = (capacity: number) =>
      app.call(routes.changeTraining, { id, ...skillClass, capacity }, caseworker);
    expect(await change(1)).toMatchObject({
      status: 422,
      body: { code: 'training.capacityTooSmall', fields: { capacity: expect.any(String) } },
    });
    replyOf(await change(2));
  });

  test('what graduates will read of a class says nothing about who it is for', async () => {
    const input = { ...skillClass, meetings: [], title: '困难职工家庭毕业生电工班' };
    expect(await app.call(routes.planTraining, input, caseworker)).toMatchObject({
      status: 400,
      body: { fields: { title: '班名报名的人都看得到，换个说法，别写困难、建档这样的字。' } },
    });
  });

  test('the list counts each state, and names what waits for a roll', async () => {
    const q = '数据标注';
    const due = await office.plan({
      title: '数据标注班一',
      meetings: [{ onDay: '2026-08-10' }, { onDay: '2026-08-11' }, { onDay: '2026-08-12' }],
    });
    await office.finished({ title: '数据标注班二' });
    const list = replyOf(await app.call(routes.listTrainings, { q }, caseworker));
    expect(list.counts).toEqual({ planned: 1, finished: 1, cancelled: 0 });
    expect(list.items[0]).toMatchObject({ id: due, meetings: 3, held: 0, toMark: 2 });
    const finished = replyOf(await app.call(routes.listTrainings, { q, state: 'finished' }, caseworker));
    expect(finished).toMatchObject({ total: 1, counts: { planned: 1, finished: 1 } });
    const none = replyOf(
      await app.call(routes.listTrainings, { q, kind: 'entrepreneurshipTraining' }, caseworker),
    );
    expect(none).toMatchObject({ total: 0, counts: { planned: 0, finished: 0, cancelled: 0 } });
  });
});

describe('the roll of a meeting', () => {
  test('is taken for everyone at once, exceptions beside; told again it replaces what stood', async () => {
    const people = [
      await office.graduate('许安'),
      await office.graduate('陆佳'),
      await office.graduate('孟可'),
    ];
    const id = await office.plan();
    await office.enrol(id, people);
    const [meeting = ''] = await office.meetings(id);
    const roll = replyOf(await app.call(meetingRoutes.readMeeting, { id: meeting }, caseworker));
    expect(roll).toMatchObject({ title: '低压电工取证班', number: 1, of: 5, state: 'planned', marked: 0 });
    expect(roll.rows.map(({ name, mark: was }) => [name, was])).toEqual([
      ['孟*', null],
      ['许*', null],
      ['陆*', null],
    ]);
    const [, second] = roll.rows;
    const marks = [{ enrolmentId: second?.id ?? '', mark: 'absent' }];
    expect(replyOf(await mark(meeting, { everyone: 'present', marks }))).toEqual({
      id,
      present: 2,
      unmarked: 0,
      left: 0,
    });
    const again = [{ enrolmentId: second?.id ?? '', mark: 'excused' }];
    expect(replyOf(await mark(meeting, { marks: again }))).toMatchObject({ present: 2, unmarked: 0 });
    const after = replyOf(await app.call(meetingRoutes.readMeeting, { id: meeting }, caseworker));
    expect(after).toMatchObject({ state: 'held', present: 2, marked: 3 });
    expect(after.rows.map((row) => row.mark)).toEqual(['present', 'excused', 'present']);
  });

  test('says who has no mark yet, and passes over who left meanwhile', async () => {
    const [stays, leaves] = [await office.graduate('许安'), await office.graduate('陆佳')];
    const id = await office.plan();
    await office.enrol(id, [stays, leaves]);
    const [meeting = ''] = await office.meetings(id);
    const rows = replyOf(await app.call(meetingRoutes.readMeeting, { id: meeting }, caseworker)).rows;
    expect(replyOf(await mark(meeting, { marks: [] }))).toMatchObject({ present: 0, unmarked: 2 });
    replyOf(await app.call(routes.withdrawEnrolment, { id, personId: leaves }, caseworker));
    const marks = rows.map((row) => ({ enrolmentId: row.id, mark: 'present' }));
    expect(replyOf(await mark(meeting, { marks }))).toMatchObject({ present: 1, unmarked: 0, left: 1 });
    expect((await read(id)).enrolments.map((each) => each.standing)).toEqual(['counts', 'withdrawn']);
  });

  test('is not taken before its day', async () => {
    const id = await office.plan({ meetings: [{ onDay: '2026-08-12' }] });
    const [meeting = ''] = await office.meetings(id);
    expect(await mark(meeting)).toMatchObject({ status: 422, body: { code: 'training.meetingNotYet' } });
    app.clock.set('2026-08-12T00:00:00+08:00');
    replyOf(await mark(meeting));
  });

  test('a mark for somebody of another class is passed over', async () => {
    const [here, there] = [await office.plan(), await office.plan()];
    await office.enrol(there, [await office.graduate('许安')]);
    const [stranger] = (await read(there)).enrolments;
    const [meeting = ''] = await office.meetings(here);
    const marks = [{ enrolmentId: stranger?.id ?? '', mark: 'present' }];
    expect(replyOf(await mark(meeting, { marks }))).toEqual({ id: here, present: 0, unmarked: 0, left: 1 });
    expect((await read(there)).enrolments[0]?.marks).toEqual({});
  });

  test('every state of a meeting takes exactly the steps of its table; a roll may be told again', async () => {
    const again = (id: string) =>
      app.call(meetingRoutes.correctMeeting, { id, reason: '登记错了' }, caseworker);
    const steps = { held: mark, cancelled: callOff, planned: again };
    for (const from of Object.keys(meetingStates) as MeetingState[]) {
      for (const [to, step] of Object.entries(steps) as [
        MeetingState,
        (id: string) => ReturnType<typeof again>,
      ][]) {
        const id = await office.plan({ meetings: [{ onDay: '2026-08-03' }] });
        const [meeting = ''] = await office.meetings(id);
        if (from !== 'planned') replyOf(await steps[from](meeting));
        const stated = to in meetingSteps[from] || (from === 'held' && to === 'held') ? 200 : 409;
        expect([from, to, (await step(meeting)).status]).toEqual([from, to, stated]);
      }
    }
  });

  test('a meeting put back to be held keeps its marks, and they count again once it is held', async () => {
    const person = await office.graduate('许安');
    const id = await office.plan({ meetings: [{ onDay: '2026-08-03' }, { onDay: '2026-08-04' }] });
    await office.enrol(id, [person]);
    const [first = '', second = ''] = await office.meetings(id);
    await office.roll(first, { present: [person] });
    await office.roll(second, {});
    replyOf(await app.call(meetingRoutes.correctMeeting, { id: second, reason: '点错了' }, caseworker));
    expect((await read(id)).enrolments[0]).toMatchObject({ present: 1, standing: 'counts' });
    replyOf(await mark(second, { marks: [] }));
    expect(replyOf(await app.call(meetingRoutes.readMeeting, { id: second }, caseworker)).rows).toMatchObject(
      [{ mark: 'absent' }],
    );
  });
});

describe('enrolment', () => {
  test('takes people ticked and names typed, one outcome a row: entered, already there, unknown, two of that name', async () => {
    const [ticked, there] = [await office.graduate('许安'), await office.graduate('陆佳')];
    await office.graduate('欧阳小明');
    const twins = [await office.graduate('王一'), await office.graduate('王一', office.grassroots)];
    await office.graduate('钟无名', office.yingpu);
    const id = await office.plan();
    await office.enrol(id, [there]);
    const input = {
      id,
      personIds: [ticked, ticked, there],
      names: ['欧阳小明', ' 王 一 ', '查无此人', '钟无名', '', '欧阳小明'],
    };
    const reply = replyOf(await app.call(routes.enrolPeople, input, caseworker));
    expect(reply.entered).toBe(2);
    expect(reply.rows.map(({ typed, name, outcome }) => [typed, name, outcome])).toEqual([
      [null, '许*', 'entered'],
      [null, '陆*', 'already'],
      ['欧阳小明', '欧**明', 'entered'],
      ['王一', null, 'ambiguous'],
      ['查无此人', null, 'notFound'],
      ['钟无名', null, 'notFound'],
    ]);
    const candidates = reply.rows[3]?.candidates ?? [];
    expect(candidates.map((each) => each.personId).sort()).toEqual([...twins].sort());
    expect(candidates.map((each) => each.unionName).sort()).toEqual(['城北社区', '夏阳街道']);
    const [entry] = await app.db.$client`select detail from audit_entries
      where subject_id = ${id} and action = 'training.enrol' order by id desc limit 1`;
    expect(entry?.['detail']['persons']).toHaveLength(2);
    expect((await read(id)).enrolled).toBe(3);
  });

  test('ends where the places end, and says of the others that it is full', async () => {
    const people = [
      await office.graduate('许安'),
      await office.graduate('陆佳'),
      await office.graduate('孟可'),
    ];
    const id = await office.plan({ capacity: 2 });
    const reply = replyOf(await app.call(routes.enrolPeople, { id, personIds: people }, caseworker));
    expect(reply.rows.map((row) => row.outcome)).toEqual(['entered', 'entered', 'full']);
    replyOf(await app.call(routes.withdrawEnrolment, { id, personId: people[0] ?? '' }, caseworker));
    const again = replyOf(await app.call(routes.enrolPeople, { id, personIds: people }, caseworker));
    expect(again.rows.map((row) => row.outcome).sort()).toEqual(['already', 'entered', 'full']);
  });

  test('of nobody is refused', async () => {
    const id = await office.plan();
    expect(await app.call(routes.enrolPeople, { id, names: [' ', ''] }, caseworker)).toMatchObject({
      status: 422,
      body: { code: 'training.nobody' },
    });
  });

  test('who left comes back with the marks they had', async () => {
    const person = await office.graduate('许安');
    const id = await office.plan();
    await office.enrol(id, [person]);
    const [meeting = ''] = await office.meetings(id);
    replyOf(await mark(meeting));
    replyOf(await app.call(routes.withdrawEnrolment, { id, personId: person }, caseworker));
    expect(await app.call(routes.withdrawEnrolment, { id, personId: person }, caseworker)).toMatchObject({
      status: 404,
      body: { code: 'training.notEnrolled' },
    });
    await office.enrol(id, [person]);
    expect((await read(id)).enrolments).toMatchObject([
      { state: 'enrolled', present: 1, standing: 'counts' },
    ]);
  });

  test('offers the graduates of the own units, those without an archive that they registered among them', async () => {
    const here = await office.graduate('闻人清');
    const registered = replyOf(
      await app.call(
        graduateRoutes.registerGraduateHere,
        {
          name: '闻人远',
          idNumber: syntheticIdNumber('2003-06-15', 17),
          study: {
            school: '上海商贸职业学院',
            campusDivision: '青浦区',
            major: '会计',
            degree: 'college',
            graduationYear: 2026,
          },
          hardshipProof: '户籍地证明',
        },
        caseworker,
      ),
    ).personId;
    await office.graduate('闻人去', office.yingpu);
    const id = await office.plan();
    await office.enrol(id, [here]);
    const found = replyOf(await app.call(routes.listTrainingPeople, { q: '闻人', classId: id }, caseworker));
    expect(found.items.map((each) => [each.personId, each.name, each.enrolment])).toEqual(
      expect.arrayContaining([
        [here, '闻*清', 'enrolled'],
        [registered, '闻*远', null],
      ]),
    );
    expect(found.total).toBe(2);
  });
});

describe('scope', () => {
  test('to another unit every address of a class and its meetings is the same 404', async () => {
    const person = await office.graduate('许安');
    const id = await office.plan();
    await office.enrol(id, [person]);
    const [meeting = ''] = await office.meetings(id);
    const missing = '0198c0de-0000-7000-8000-000000000000';
    for (const [classId, meetingId] of [
      [id, meeting],
      [missing, missing],
    ] as const) {
      const replies = [
        await app.call(routes.readTraining, { id: classId }, neighbour),
        await app.call(routes.changeTraining, { id: classId, ...skillClass }, neighbour),
        await app.call(routes.addMeetings, { id: classId, meetings: [{ onDay: '2026-08-10' }] }, neighbour),
        await finish(classId, neighbour),
        await cancel(classId, neighbour),
        await correct(classId, neighbour),
        await app.call(routes.enrolPeople, { id: classId, personIds: [person] }, neighbour),
        await app.call(routes.withdrawEnrolment, { id: classId, personId: person }, neighbour),
      ];
      for (const reply of replies)
        expect(reply).toMatchObject({ status: 404, body: { code: 'training.notFound' } });
      const ofMeeting = [
        await app.call(meetingRoutes.readMeeting, { id: meetingId }, neighbour),
        await mark(meetingId, undefined, neighbour),
        await callOff(meetingId, neighbour),
        await app.call(meetingRoutes.correctMeeting, { id: meetingId, reason: '登记错了' }, neighbour),
        await app.call(meetingRoutes.removeMeeting, { id: meetingId }, neighbour),
      ];
      for (const reply of ofMeeting)
        expect(reply).toMatchObject({ status: 404, body: { code: 'training.meetingNotFound' } });
    }
    const list = replyOf(await app.call(routes.listTrainings, {}, neighbour));
    expect(list.items.map((each) => each.id)).not.toContain(id);
    expect(await auditActions(app, id)).toEqual(['training.plan', 'training.enrol']);
  });

  test('nobody plans a class for a unit above or beside', async () => {
    for (const unionId of [office.district, office.yingpu]) {
      const reply = await app.call(routes.planTraining, { ...skillClass, meetings: [], unionId }, caseworker);
      expect(reply).toMatchObject({ status: 404, body: { code: 'union.notFound' } });
    }
    replyOf(
      await app.call(
        routes.planTraining,
        { ...skillClass, meetings: [], unionId: office.grassroots },
        caseworker,
      ),
    );
  });

  test('of somebody of another unit a class tells the attendance, not whether they belong to those who count', async () => {
    const elsewhere = await office.graduate('钟离秋', office.yingpu);
    const account = await office.account('钟离秋', elsewhere);
    const id = await office.plan({
      startsOn: '2026-08-11',
      endsOn: '2026-08-11',
      meetings: [{ onDay: '2026-08-11' }],
      openToSignUp: true,
    });
    replyOf(await app.call(ownTrainingRoutes.signUp, { id }, account));
    const [meeting = ''] = await office.meetings(id);
    replyOf(await mark(meeting));
    expect((await read(id)).enrolments).toMatchObject([
      { name: '钟*秋', unionName: null, bySelf: true, standing: 'elsewhere' },
    ]);
  });

  test('a reviewer reads and writes nothing', async () => {
    const id = await office.plan();
    replyOf(await app.call(routes.readTraining, { id }, office.reviewer));
    for (const reply of [
      await finish(id, office.reviewer),
      await app.call(routes.enrolPeople, { id, names: ['许安'] }, office.reviewer),
    ])
      expect(reply).toMatchObject({ status: 403, body: { code: 'request.forbidden' } });
  });
});

describe('those in the class are told', () => {
  test('when staff put them in, when a meeting is off or on again, and when the class does not take place', async () => {
    const person = await office.graduate('许安');
    const account = await office.account('许安', person);
    const silent = await office.graduate('没账号');
    const days = ['2026-08-11', '2026-08-20'];
    const id = await office.plan({
      startsOn: '2026-08-11',
      endsOn: '2026-08-20',
      meetings: days.map((onDay) => ({ onDay, hours: '13:30' })),
    });
    await office.enrol(id, [person, silent]);
    const [, later = ''] = await office.meetings(id);
    replyOf(await callOff(later));
    app.clock.set('2026-08-11T09:01:00+08:00');
    replyOf(await app.call(meetingRoutes.correctMeeting, { id: later, reason: '看错了天气' }, caseworker));
    replyOf(await cancel(id));

    const told = [
      ...(await waitingNotices(app, `training.enrolled:${id}`)),
      ...(await waitingNotices(app, `training.meeting:${later}`)),
      ...(await waitingNotices(app, `training.class:${id}`)),
    ];
    expect(told.map((each) => [each.accountId === account.accountId, each.title, each.href])).toEqual([
      [true, '工会老师给你报了低压电工取证班', '/me/trainings'],
      [true, '8月20日 13:30的课停了', '/me/trainings'],
      [true, '8月20日 13:30的课照常上', '/me/trainings'],
      [true, '低压电工取证班不办了', '/me/trainings'],
    ]);
    const words = told.map((each) => each.title + each.body).join('');
    expect(words).not.toMatch(/困难|贫|档案|建档|帮扶|救助|低保|家庭|台风|报名的人太少/);
  });

  test('not of a meeting that is past, nor when they left', async () => {
    const person = await office.graduate('许安');
    await office.account('许安', person);
    const id = await office.plan({
      startsOn: '2026-08-03',
      endsOn: '2026-08-20',
      meetings: [...augustDays, '2026-08-20'].map((onDay) => ({ onDay })),
    });
    await office.enrol(id, [person]);
    const meetings = await office.meetings(id);
    replyOf(await callOff(meetings[0] ?? ''));
    expect(await waitingNotices(app, `training.meeting:${meetings[0]}`)).toEqual([]);
    replyOf(await app.call(routes.withdrawEnrolment, { id, personId: person }, caseworker));
    replyOf(await callOff(meetings.at(-1) ?? ''));
    expect(await waitingNotices(app, `training.meeting:${meetings.at(-1)}`)).toEqual([]);
  });
});
