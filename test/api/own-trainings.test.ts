import { certificateRoutes } from '@sunshine/contract/events/certificate-routes.ts';
import { guidanceRoutes } from '@sunshine/contract/events/guidance-routes.ts';
import { meetingRoutes } from '@sunshine/contract/events/meeting-routes.ts';
import { ownTrainingRoutes as routes } from '@sunshine/contract/events/own-training-routes.ts';
import { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import { claimRoutes, graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { countEnrolled, enrol } from '@sunshine/db/queries/events/training-enrolments.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import type { GivenAccount } from '../support/given/people.ts';
import { givenTrainingOffice, saveOwnDegree, type TrainingOffice } from '../support/given/training-office.ts';

let app: TestApp;
let office: TrainingOffice;
let caseworker: TrainingOffice['caseworker'];
let stranger: GivenAccount;
beforeAll(async () => {
  app = await startTestApp();
  office = await givenTrainingOffice(app);
  ({ caseworker } = office);
});
afterAll(() => app?.close());
beforeEach(async () => {
  app.clock.set('2026-08-11T09:00:00+08:00');
  await app.db.$client`truncate training_classes cascade`;
  stranger = await office.account('郎晴');
});

const open = (more: object = {}) =>
  office.plan({
    startsOn: '2026-08-15',
    endsOn: '2026-08-16',
    meetings: [{ onDay: '2026-08-15', hours: '9:00' }, { onDay: '2026-08-16' }],
    openToSignUp: true,
    ...more,
  });
const own = async (as: GivenAccount) => replyOf(await app.call(routes.listOwnTrainings, {}, as));
const signUp = (id: string, as: GivenAccount) => app.call(routes.signUp, { id }, as);
const leave = (id: string, as: GivenAccount) => app.call(routes.withdrawOwnEnrolment, { id }, as);

describe('signing up', () => {
  test('anyone registered may: no archive is asked for, and nothing is said about the person', async () => {
    const id = await open({ capacity: 2 });
    expect((await own(stranger)).open).toMatchObject([
      { id, title: '低压电工取证班', placesLeft: 2, maySignUp: true, enrolment: null },
    ]);
    replyOf(await signUp(id, stranger));
    const after = await own(stranger);
    expect(after.open).toEqual([]);
    expect(after.mine).toMatchObject([{ id, enrolment: 'enrolled', placesLeft: 1, mayWithdraw: true }]);
    expect(JSON.stringify(after)).not.toMatch(/困难|贫|档案|建档|帮扶|救助|低保|家庭/);
    const [entry] = await app.db.$client`select actor_role, union_id, detail from audit_entries
      where subject_id = ${id} and action = 'training.signUp'`;
    expect(entry).toMatchObject({
      actor_role: 'graduate',
      union_id: office.xiayang,
      detail: { personId: stranger.personId },
    });
    expect(await signUp(id, stranger)).toMatchObject({
      status: 409,
      body: { code: 'training.alreadyEnrolled' },
    });
  });

  test('before any study was filled in it works as well', async () => {
    await app.db.$client`delete from graduates where person_id = ${stranger.personId}`;
    replyOf(await signUp(await open(), stranger));
    expect((await own(stranger)).mine).toHaveLength(1);
  });

  test('ends when the places are gone, when the class has begun, and is not offered where the union fills the class', async () => {
    const full = await open({ capacity: 1 });
    replyOf(await signUp(full, await office.account('许安')));
    expect((await own(stranger)).open).toMatchObject([{ id: full, placesLeft: 0, maySignUp: true }]);
    expect(replyOf(await signUp(full, stranger))).toMatchObject({ state: 'waiting', waitingPosition: 1 });
    expect((await own(stranger)).mine).toMatchObject([{ id: full, enrolment: 'waiting', mayWithdraw: true }]);

    const closed = await open({ openToSignUp: false });
    expect(await signUp(closed, stranger)).toMatchObject({
      status: 409,
      body: { code: 'training.notOpen' },
    });
    const today = await open({ startsOn: '2026-08-11', meetings: [] });
    replyOf(await signUp(today, stranger));
    const begun = await open({ startsOn: '2026-08-10', meetings: [] });
    expect(await signUp(begun, stranger)).toMatchObject({
      status: 409,
      body: { code: 'training.signUpOver' },
    });
    const off = await open();
    replyOf(await app.call(trainingRoutes.cancelTraining, { id: off, reason: '老师病了' }, caseworker));
    expect(await signUp(off, stranger)).toMatchObject({
      status: 409,
      body: { code: 'training.signUpOver' },
    });
    expect((await own(stranger)).open).toEqual([]);
    expect(await signUp('0198c0de-0000-7000-8000-000000000000', stranger)).toMatchObject({
      status: 404,
      body: { code: 'training.notFound' },
    });
  });

  test('is taken back until the day before the class begins; later the union does it', async () => {
    const id = await open({ capacity: 1 });
    expect(await leave(id, stranger)).toMatchObject({ status: 404, body: { code: 'training.notEnrolled' } });
    replyOf(await signUp(id, stranger));
    app.clock.set('2026-08-14T23:59:00+08:00');
    replyOf(await leave(id, stranger));
    expect((await own(stranger)).mine).toMatchObject([{ enrolment: 'withdrawn', mayWithdraw: false }]);
    replyOf(await signUp(id, stranger));
    app.clock.set('2026-08-15T00:00:00+08:00');
    expect(await leave(id, stranger)).toMatchObject({ status: 409, body: { code: 'training.begun' } });
    expect((await own(stranger)).mine).toMatchObject([{ enrolment: 'enrolled', mayWithdraw: false }]);
  });
});

describe('the last place', () => {
  test('of three who sign up at the same moment one gets it, the others wait in order', async () => {
    const id = await open({ capacity: 1 });
    const people = await Promise.all(['甲', '乙', '丙'].map((name) => office.account(`郎${name}`)));
    const hold = sql`select 1 from training_classes where id = ${id} for update`;
    const replies = await collide(
      app,
      hold,
      people.map((each) => () => signUp(id, each)),
    );
    expect(replies.map((reply) => reply.status)).toEqual([200, 200, 200]);
    expect(replies.map((reply) => reply.ok && reply.body.waitingPosition).sort()).toEqual([1, 2, null]);
    expect(await countEnrolled(app.db, id)).toBe(1);
  });

  test('goes to staff or to the graduate, not to both', async () => {
    const id = await open({ capacity: 1 });
    const person = await office.graduate('许安');
    const hold = sql`select 1 from training_classes where id = ${id} for update`;
    await collide<unknown>(app, hold, [
      () => signUp(id, stranger),
      () => app.call(trainingRoutes.enrolPeople, { id, personIds: [person] }, caseworker),
    ]);
    expect(await countEnrolled(app.db, id)).toBe(1);
  });

  test('control: counting without holding the class lets all of them in', async () => {
    const id = await open({ capacity: 1 });
    const people = await Promise.all(['甲', '乙'].map((name) => office.account(`戴${name}`)));
    let arrived = 0;
    const { promise, resolve } = Promise.withResolvers<void>();
    const unguarded = ({ personId, accountId }: GivenAccount) =>
      app.db.transaction(async (tx) => {
        const taken = await countEnrolled(tx, id);
        arrived += 1;
        if (arrived === people.length) resolve();
        await promise;
        if (taken < 1)
          await enrol(tx, id, [{ id: app.services.newId(app.clock.now()), personId }], {
            accountId,
            at: app.clock.now(),
          });
      });
    await Promise.all(people.map(unguarded));
    expect(await countEnrolled(app.db, id)).toBe(2);
  });
});

describe('what a graduate sees of the own', () => {
  test('marks by meeting, certificates, and the dates of guidance without the adviser’s note', async () => {
    const person = await office.graduate('沈一鸣');
    const account = await office.account('沈一鸣', person);
    const id = await office.plan({ meetings: [{ onDay: '2026-08-03' }, { onDay: '2026-08-04' }] });
    await office.enrol(id, [person]);
    const [first = '', second = ''] = await office.meetings(id);
    await office.roll(first, { present: [person] });
    await office.roll(second, {});
    replyOf(await app.call(trainingRoutes.finishTraining, { id }, caseworker));
    const certificate = {
      name: '低压电工作业证',
      issuer: '应急管理部',
      help: 'class',
      classId: id,
      rows: [{ personId: person, number: 'OWN-1', issuedOn: '2026-08-10' }],
    } as const;
    replyOf(
      await app.call(
        certificateRoutes.recordCertificates,
        { ...certificate, rows: [...certificate.rows] },
        caseworker,
      ),
    );
    const talk = { personIds: [person], onDay: '2026-08-10', adviser: '郑守拙', note: '家里帮不上忙。' };
    replyOf(await app.call(guidanceRoutes.recordGuidance, { ...talk, followUpOn: '2026-09-01' }, caseworker));

    const seen = await own(account);
    expect(seen.mine).toMatchObject([
      { id, state: 'finished', present: 1, held: 2, meetings: [{ mark: 'present' }, { mark: 'absent' }] },
    ]);
    expect(seen.certificates).toMatchObject([{ name: '低压电工作业证', number: 'OWN-1' }]);
    expect(seen.guidance).toEqual([
      {
        id: expect.any(String),
        onDay: '2026-08-10',
        adviser: '郑守拙',
        followUpOn: '2026-09-01',
        followedUp: false,
      },
    ]);
    expect(await own(stranger)).toMatchObject({ mine: [], certificates: [], guidance: [] });
  });

  test('a meeting called off shows as such, without its reason', async () => {
    const id = await open();
    replyOf(await signUp(id, stranger));
    const [first = ''] = await office.meetings(id);
    replyOf(await app.call(meetingRoutes.cancelMeeting, { id: first, reason: '台风停课' }, caseworker));
    const seen = await own(stranger);
    expect(seen.mine[0]?.meetings.map((each) => each.state)).toEqual(['cancelled', 'planned']);
    expect(JSON.stringify(seen)).not.toContain('台风');
  });
});

describe('what the union sees of one graduate', () => {
  const read = (id: string, as = caseworker) => app.call(routes.readPersonTrainings, { id }, as);

  test('classes wherever they were held, certificates, and guidance with its notes', async () => {
    const person = await office.graduate('许安');
    await office.finished({ people: [person] });
    const talk = { personIds: [person], onDay: '2026-08-10', adviser: '郑守拙', note: '看了选址。' };
    replyOf(await app.call(guidanceRoutes.recordGuidance, talk, caseworker));
    expect(replyOf(await read(person))).toMatchObject({
      trainings: [{ title: '低压电工取证班', present: 5, held: 5, inScope: true, enrolment: 'enrolled' }],
      certificates: [],
      guidance: [{ note: '看了选址。' }],
    });
  });

  test('is of their own graduates only', async () => {
    const person = await office.graduate('许安');
    for (const id of [person, stranger.personId])
      expect(await read(id, office.neighbour)).toMatchObject({
        status: 404,
        body: { code: 'graduate.notFound' },
      });
  });
});

describe('an account that joins its roster entry', () => {
  test('brings along the class it signed up for; of one class both were in, one place stays with the marks of both', async () => {
    const person = await office.graduate('沈一鸣');
    const account = await office.account('沈一鸣');
    await saveOwnDegree(app, account);
    const alone = await open({ title: '电商运营班' });
    const both = await open({
      startsOn: '2026-08-11',
      endsOn: '2026-08-12',
      meetings: [{ onDay: '2026-08-11' }, { onDay: '2026-08-12' }],
    });
    replyOf(await signUp(alone, account));
    replyOf(await signUp(both, account));
    const [first = '', second = ''] = await office.meetings(both);
    await office.roll(first, { present: [account.personId] });
    await office.enrol(both, [person]);
    app.clock.set('2026-08-12T18:00:00+08:00');
    await office.roll(second, { present: [person] });
    replyOf(await app.call(trainingRoutes.withdrawEnrolment, { id: both, personId: person }, caseworker));

    const { code } = replyOf(await app.call(graduateRoutes.createClaimCode, { id: person }, caseworker));
    replyOf(await app.call(claimRoutes.claimByCode, { code }, account));
    const { enrolments, enrolled } = replyOf(
      await app.call(trainingRoutes.readTraining, { id: both }, caseworker),
    );
    expect(enrolled).toBe(1);
    expect(enrolments).toMatchObject([{ personId: person, state: 'enrolled', present: 2 }]);
    const moved = replyOf(await app.call(trainingRoutes.readTraining, { id: alone }, caseworker));
    expect(moved.enrolments).toMatchObject([{ personId: person, bySelf: true }]);
  });
});
