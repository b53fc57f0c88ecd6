import { ownTrainingRoutes as routes } from '@sunshine/contract/events/own-training-routes.ts';
import { placesFor, placesToGive } from '@sunshine/contract/events/reserved-places.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import { classPlaces, listClassWaiting, promoteInClass } from '@sunshine/db/queries/events/class-places.ts';
import { helpNeeds } from '@sunshine/db/schema/households.ts';
import { fillClasses } from '@sunshine/server/jobs/fill-classes.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { auditActions, waitingNotices } from '../support/given/application-probes.ts';
import type { GivenAccount } from '../support/given/people.ts';
import { givenTrainingOffice, type TrainingOffice } from '../support/given/training-office.ts';

let app: TestApp;
let office: TrainingOffice;
beforeAll(async () => {
  app = await startTestApp();
  office = await givenTrainingOffice(app);
});
afterAll(() => app?.close());
beforeEach(async () => {
  app.clock.set('2026-08-11T09:00:00+08:00');
  await app.db.$client`truncate training_classes cascade`;
});

const open = (more: object = {}) =>
  office.plan({ startsOn: '2026-08-15', endsOn: '2026-08-16', meetings: [], openToSignUp: true, ...more });
const signUp = async (id: string, as: GivenAccount) => replyOf(await app.call(routes.signUp, { id }, as));
const leave = (id: string, as: GivenAccount) => app.call(routes.withdrawOwnEnrolment, { id }, as);
const states = async (id: string) => {
  const rows = await app.db.$client<{ state: string }[]>`
    select state from training_enrolments where class_id = ${id} order by enrolled_at, id`;
  return rows.map(({ state }) => state);
};
/** Whom notices of this kind about a class went to. */
const told = async (about: string, id: string) => {
  const notices = await waitingNotices(app, `${about}:${id}`);
  return notices.map(({ accountId }) => accountId);
};
/** Somebody of the first street whose help need is open. */
async function inNeed(name: string): Promise<GivenAccount> {
  const personId = await office.graduate(name);
  const id = app.services.newId(app.clock.now());
  await app.db.insert(helpNeeds).values({ id, personId, openedOn: '2026-08-01', createdAt: app.clock.now() });
  return office.account(name, personId);
}
const holdOf = (id: string) => sql`select 1 from training_classes where id = ${id} for update`;

describe('places kept for a gap', () => {
  test('others never get them, and those with a gap take them before the rest', () => {
    // By hand, 10 places, 4 reserved: nobody there, then 6 others, then 2 with a gap beside them.
    const places = (withGap: number, others: number) => ({ capacity: 10, reserved: 4, withGap, others });
    expect([placesFor(false, places(0, 0)), placesFor(true, places(0, 0))]).toEqual([6, 10]);
    expect([placesFor(false, places(0, 6)), placesFor(true, places(0, 6))]).toEqual([0, 4]);
    expect([placesFor(false, places(2, 6)), placesFor(true, places(2, 6))]).toEqual([0, 2]);
    const waiting = [{ gap: false }, { gap: true }, { gap: true }, { gap: true }];
    expect(placesToGive(places(2, 6), waiting)).toHaveLength(2);
  });

  test('somebody helped by the organiser gets one while others wait; nobody is told of any reserve', async () => {
    const id = await open({ capacity: 2, reservedPlaces: 1 });
    const [one, two] = [await office.account('郎晴'), await office.account('戴远')];
    const needy = await inNeed('许安');
    expect(await signUp(id, one)).toMatchObject({ state: 'enrolled' });
    expect(await signUp(id, two)).toMatchObject({ state: 'waiting', waitingPosition: 1 });
    const seen = replyOf(await app.call(eventRoutes.readPublicClass, { id }));
    expect(seen.placesLeft).toBe(0);
    expect(JSON.stringify(seen)).not.toMatch(/reserved|保留/i);
    expect(replyOf(await app.call(routes.listOwnTrainings, {}, needy)).open).toMatchObject([
      { placesLeft: 1 },
    ]);
    expect(await signUp(id, needy)).toMatchObject({ state: 'enrolled' });
    expect(JSON.stringify(replyOf(await app.call(routes.listOwnTrainings, {}, two)))).not.toMatch(
      /reserved|保留/i,
    );
  });

  test('on the first day they are free for all, in the order of waiting', async () => {
    const id = await open({ capacity: 2, reservedPlaces: 1 });
    const people = [await office.account('甲一'), await office.account('乙二'), await office.account('丙三')];
    for (const each of people.slice(0, 2)) await signUp(id, each);
    expect(await states(id)).toEqual(['enrolled', 'waiting']);
    app.clock.set('2026-08-15T08:00:00+08:00');
    expect(await signUp(id, people[2] as GivenAccount)).toMatchObject({
      state: 'waiting',
      waitingPosition: 1,
    });
    expect(await states(id)).toEqual(['enrolled', 'enrolled', 'waiting']);
  });

  test('when the first day begins the worker gives them out, and nobody has to do anything for it', async () => {
    const id = await open({ capacity: 2, reservedPlaces: 1 });
    const people = [await office.account('甲一'), await office.account('乙二'), await office.account('丙三')];
    for (const each of people) await signUp(id, each);
    app.clock.set('2026-08-14T23:50:00+08:00');
    await fillClasses(app.services);
    expect(await states(id)).toEqual(['enrolled', 'waiting', 'waiting']);
    app.clock.set('2026-08-15T00:03:00+08:00');
    await fillClasses(app.services);
    await fillClasses(app.services);
    expect(await states(id)).toEqual(['enrolled', 'enrolled', 'waiting']);
    expect(await told('training.place', id)).toEqual([people[1]?.accountId]);
    expect(await auditActions(app, id)).toContain('training.promote');
  });

  test('more are never reserved than there are places', async () => {
    const plan = {
      kind: 'skillTraining',
      title: '电工班',
      startsOn: '2026-08-15',
      endsOn: '2026-08-15',
    } as const;
    const reply = await app.call(
      trainingRoutes.planTraining,
      { ...plan, capacity: 3, reservedPlaces: 4 },
      office.caseworker,
    );
    expect(reply.status).toBe(400);
  });
});

describe('the waiting list', () => {
  test('whoever waits longest has the place that frees, is told, and counts nowhere before', async () => {
    const id = await open({ capacity: 1 });
    const people = [await office.account('甲一'), await office.account('乙二'), await office.account('丙三')];
    for (const each of people) await signUp(id, each);
    const before = replyOf(await app.call(trainingRoutes.readTraining, { id }, office.caseworker));
    expect(before.enrolments.map(({ standing }) => standing)).toEqual(['notStarted', 'waiting', 'waiting']);
    expect(before.enrolled).toBe(1);
    replyOf(await leave(id, people[0] as GivenAccount));
    expect(await states(id)).toEqual(['withdrawn', 'enrolled', 'waiting']);
    expect(await told('training.place', id)).toEqual([people[1]?.accountId]);
  });

  test('a class called off is told to those who wait as to those in it, once each; and when it is on after all', async () => {
    const id = await open({ capacity: 1 });
    const people = [await office.account('甲一'), await office.account('乙二'), await office.account('丙三')];
    for (const each of people) await signUp(id, each);
    await leave(id, people[2] as GivenAccount);
    const callOff = () =>
      app.call(trainingRoutes.cancelTraining, { id, reason: '老师病了' }, office.caseworker);
    expect((await callOff()).status).toBe(200);
    expect(await callOff()).toMatchObject({ status: 409 });
    const expected = people.slice(0, 2).map(({ accountId }) => accountId);
    expect((await told('training.class', id)).toSorted()).toEqual(expected.toSorted());
    const bodies = await waitingNotices(app, `training.class:${id}:off`);
    expect(bodies.some(({ body }) => body.includes('不用再等位置了'))).toBe(true);
    expect(JSON.stringify(bodies)).not.toContain('病');
    replyOf(await app.call(trainingRoutes.correctTraining, { id, reason: '老师好了' }, office.caseworker));
    expect(await told('training.class', id)).toHaveLength(4);
  });

  test('the first leaves and the next cancels at once: the third has the place, once', async () => {
    const id = await open({ capacity: 1 });
    const people = [await office.account('甲一'), await office.account('乙二'), await office.account('丙三')];
    for (const each of people) await signUp(id, each);
    const replies = await collide(
      app,
      holdOf(id),
      people.slice(0, 2).map((each) => () => leave(id, each)),
    );
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(await states(id)).toEqual(['withdrawn', 'withdrawn', 'enrolled']);
  });

  test('control: promoted without holding the class, one place goes to two', async () => {
    const id = await open({ capacity: 1 });
    const people = [await office.account('甲一'), await office.account('乙二'), await office.account('丙三')];
    for (const each of people) await signUp(id, each);
    await app.db.$client`update training_enrolments set state = 'withdrawn', withdrawn_at = now()
      where class_id = ${id} and state = 'enrolled'`;
    const unguarded = async (skip: number) => {
      const given = placesToGive(
        await classPlaces(app.db, id, '2026-08-11'),
        (await listClassWaiting(app.db, id)).slice(skip),
      );
      await new Promise((resolve) => setTimeout(resolve, 30));
      await app.db.transaction((tx) =>
        promoteInClass(
          tx,
          id,
          given.map(({ personId }) => personId),
        ),
      );
    };
    await Promise.all([unguarded(0), unguarded(1)]);
    expect((await states(id)).filter((state) => state === 'enrolled')).toHaveLength(2);
  });
});
