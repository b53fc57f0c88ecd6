import { registrationRoutes as routes } from '@sunshine/contract/events/registration-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { importTicketKey, verifyTicket } from '@sunshine/contract/events/ticket.ts';
import { claimRoutes, graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { remindRegistered } from '@sunshine/server/jobs/remind-registered.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import {
  givenCrowd,
  givenFair,
  givenRegistered,
  givenSession,
  registrationsOf,
} from '../support/given/fair.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { givenTrainingOffice, type TrainingOffice } from '../support/given/training-office.ts';
import { runJobs } from '../support/jobs.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let office: TrainingOffice;
beforeAll(async () => {
  app = await startTestApp();
  office = await givenTrainingOffice(app);
});
afterAll(() => app?.close());
beforeEach(async () => {
  app.clock.set('2026-08-11T09:00:00+08:00');
  await app.db.$client`truncate events cascade`;
});

const register = (id: string, as: GivenAccount, sessionId: string | null = null) =>
  app.call(routes.registerForEvent, { id, sessionId }, as);
const cancelOwn = (id: string, as: GivenAccount) => app.call(routes.cancelOwnRegistration, { id }, as);
const own = async (id: string, as: GivenAccount) =>
  replyOf(await app.call(routes.readOwnRegistration, { id }, as));
const places = async (id: string) => replyOf(await app.call(routes.readEventPlaces, { id }));
const auditOf = (id: string) => app.db.$client<{ action: string; reason: string | null }[]>`
  select action, reason from audit_entries where subject_id = ${id} order by seq`;
const noticesOf = (as: GivenAccount) => app.db.$client<{ title: string; body: string; href: string }[]>`
  select title, body, href from notices where account_id = ${as.accountId} order by created_at, id`;
/** The plan of an event as its form sends it. */
const plan = (id: string, more: object) =>
  ({
    id,
    kind: 'jobFair',
    title: '夏季高校毕业生招聘会',
    startsOn: '2026-08-22',
    endsOn: '2026-08-22',
    hours: '9:00–12:00',
    place: '区职工文体中心一楼',
    registrationOpensAt: '2026-08-01T09:00:00+08:00',
    registrationClosesAt: '2026-08-21T18:00:00+08:00',
    capacity: 1,
    ...more,
  }) as const;
const changePlan = async (id: string, more: object) =>
  replyOf(await app.call(eventRoutes.changeEvent, plan(id, more), office.caseworker));
const states = async (id: string) => (await registrationsOf(app, id)).map(({ state }) => state);

describe('registering', () => {
  test('first come, first served: the places go in the order of coming, the next one waits and sees the rank', async () => {
    const id = await givenFair(app, office.xiayang, { capacity: 2 });
    const [one, two, three, four] = (await givenCrowd(app, 4)) as [
      GivenAccount,
      GivenAccount,
      GivenAccount,
      GivenAccount,
    ];
    expect(replyOf(await register(id, one))).toMatchObject({ state: 'registered', waitingPosition: null });
    expect(await places(id)).toMatchObject({ window: 'open', placesLeft: 1, waiting: 0 });
    replyOf(await register(id, two));
    expect(replyOf(await register(id, three))).toMatchObject({ state: 'waiting', waitingPosition: 1 });
    expect(replyOf(await register(id, four))).toMatchObject({ state: 'waiting', waitingPosition: 2 });
    expect(await places(id)).toMatchObject({ window: 'full', capacity: 2, placesLeft: 0, waiting: 2 });
    expect((await registrationsOf(app, id)).map(({ rank, state }) => [rank, state])).toEqual([
      [1, 'registered'],
      [2, 'registered'],
      [3, 'waiting'],
      [4, 'waiting'],
    ]);
    expect((await own(id, four)).registration).toMatchObject({
      waitingPosition: 2,
      code: null,
      ticket: null,
    });
    expect((await auditOf(id)).map(({ action }) => action)).toEqual(
      Array.from({ length: 4 }, () => 'registration.register'),
    );
  });

  test('any graduate may, before any study was filled in too, and nothing is said about the person', async () => {
    const id = await givenFair(app, office.xiayang);
    const stranger = await office.account('郎晴');
    await app.db.$client`delete from graduates where person_id = ${stranger.personId}`;
    replyOf(await register(id, stranger));
    expect(JSON.stringify(await own(id, stranger))).not.toMatch(/困难|贫|档案|建档|帮扶|救助|低保|家庭/);
    expect(await register(id, stranger)).toMatchObject({
      status: 409,
      body: { code: 'registration.already' },
    });
  });

  test('only within the window, only of an event with registration, and of one that takes place', async () => {
    const [one] = (await givenCrowd(app, 1)) as [GivenAccount];
    const refused = async (id: string, code: string, status = 409) =>
      expect(await register(id, one)).toMatchObject({ status, body: { code } });
    const opens = { registrationOpensAt: new Date('2026-08-11T09:00:01+08:00') };
    await refused(await givenFair(app, office.xiayang, opens), 'registration.notOpenYet');
    // Not included: at the very moment of the end it is over.
    const closes = { registrationClosesAt: new Date('2026-08-11T09:00:00+08:00') };
    await refused(await givenFair(app, office.xiayang, closes), 'registration.over');
    const none = { registrationOpensAt: null, registrationClosesAt: null };
    await refused(await givenFair(app, office.xiayang, none), 'registration.notOffered');
    await refused(await givenFair(app, office.xiayang, { kind: 'onlineFair' }), 'registration.notOffered');
    const off = { state: 'notHeld', notHeldReason: '台风' } as const;
    await refused(await givenFair(app, office.xiayang, off), 'registration.over');
    await refused('01990000-0000-7000-8000-000000000000', 'event.notFound', 404);
  });

  test('whoever cancels and comes back goes to the end', async () => {
    const id = await givenFair(app, office.xiayang, { capacity: 1 });
    const crowd = await givenCrowd(app, 3);
    const [first, second, third] = crowd as [GivenAccount, GivenAccount, GivenAccount];
    const [firstId] = (await givenRegistered(app, id, crowd)) as [string];
    replyOf(await cancelOwn(firstId, first));
    expect(replyOf(await register(id, first))).toMatchObject({ state: 'waiting', waitingPosition: 2 });
    expect((await own(id, second)).registration).toMatchObject({ state: 'registered' });
    expect((await own(id, third)).registration).toMatchObject({ waitingPosition: 1 });
    expect((await registrationsOf(app, id)).map(({ rank }) => rank)).toEqual([1, 2, 3, 4]);
  });
});

describe('a place becomes free', () => {
  test('whoever waits longest has it in the same moment and is told; the one who left has none', async () => {
    const id = await givenFair(app, office.xiayang, { capacity: 1 });
    const crowd = await givenCrowd(app, 3);
    const [first, second, third] = crowd as [GivenAccount, GivenAccount, GivenAccount];
    const [firstId] = (await givenRegistered(app, id, crowd)) as [string];
    expect(replyOf(await cancelOwn(firstId, first))).toEqual({
      id: firstId,
      state: 'cancelled',
      waitingPosition: null,
    });
    expect(await states(id)).toEqual(['cancelled', 'registered', 'waiting']);
    expect((await own(id, second)).registration).toMatchObject({
      state: 'registered',
      promotedAt: '2026-08-11T01:00:00.000Z',
    });
    expect((await own(id, third)).registration).toMatchObject({ waitingPosition: 1 });
    expect((await auditOf(id)).map(({ action }) => action).slice(-2)).toEqual([
      'registration.promote',
      'registration.cancelOwn',
    ]);
    await runJobs(app);
    expect(await noticesOf(second)).toMatchObject([
      {
        title: '候补到了：夏季高校毕业生招聘会',
        body: '有人退出，位置轮到你。8月22日 9:00–12:00，区职工文体中心一楼。去不了就取消，让给后面的人。',
        href: `/me/events/${id}`,
      },
    ]);
    expect(await noticesOf(third)).toEqual([]);
  });

  test('cancelled twice has one outcome: the same answer, one entry, one person promoted', async () => {
    const id = await givenFair(app, office.xiayang, { capacity: 1 });
    const crowd = await givenCrowd(app, 3);
    const [firstId] = (await givenRegistered(app, id, crowd)) as [string];
    const replies = [
      await cancelOwn(firstId, crowd[0] as GivenAccount),
      await cancelOwn(firstId, crowd[0] as GivenAccount),
    ];
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(replies[0]?.body).toEqual(replies[1]?.body);
    expect(await states(id)).toEqual(['cancelled', 'registered', 'waiting']);
    expect((await auditOf(id)).filter(({ action }) => action === 'registration.cancelOwn')).toHaveLength(1);
  });

  test('more places promote in order; fewer than people have one: nobody loses a place, nobody is promoted, the union sees how many are too many', async () => {
    const id = await givenFair(app, office.xiayang, { capacity: 2 });
    await givenRegistered(app, id, await givenCrowd(app, 5));
    await changePlan(id, { capacity: 4 });
    expect(await states(id)).toEqual(['registered', 'registered', 'registered', 'registered', 'waiting']);
    await changePlan(id, { capacity: 1 });
    expect(await states(id)).toEqual(['registered', 'registered', 'registered', 'registered', 'waiting']);
    const list = replyOf(await app.call(routes.listRegistrations, { id }, office.caseworker));
    expect(list.sums).toEqual({ registered: 4, waiting: 1, cancelled: 0, over: 3 });
    expect(list.places).toMatchObject({ window: 'full', capacity: 1, placesLeft: 0 });
  });

  test('over-full for whatever reason: nobody loses a place, nobody is promoted until enough have left, the union sees it', async () => {
    const id = await givenFair(app, office.xiayang, { capacity: 4 });
    const crowd = await givenCrowd(app, 5);
    const ids = await givenRegistered(app, id, crowd);
    await app.db.$client`update events set capacity = 2 where id = ${id}`;
    await remindRegistered(app.services);
    expect(await states(id)).toEqual(['registered', 'registered', 'registered', 'registered', 'waiting']);
    const list = replyOf(await app.call(routes.listRegistrations, { id }, office.caseworker));
    expect(list.sums).toEqual({ registered: 4, waiting: 1, cancelled: 0, over: 2 });
    // 4 for 2: two may leave before the one who waits has a turn.
    for (const index of [0, 1]) replyOf(await cancelOwn(ids[index] ?? '', crowd[index] as GivenAccount));
    expect(await states(id)).toEqual(['cancelled', 'cancelled', 'registered', 'registered', 'waiting']);
    replyOf(await cancelOwn(ids[2] ?? '', crowd[2] as GivenAccount));
    expect(await states(id)).toEqual(['cancelled', 'cancelled', 'cancelled', 'registered', 'registered']);
  });

  test('places left free without anybody looking are filled within the hour', async () => {
    const id = await givenFair(app, office.xiayang, { capacity: 1 });
    await givenRegistered(app, id, await givenCrowd(app, 2));
    await app.db.$client`update events set capacity = 2 where id = ${id}`;
    await remindRegistered(app.services);
    expect(await states(id)).toEqual(['registered', 'registered']);
  });

  test('after the event, or when it is off, nothing is cancelled and nobody promoted', async () => {
    const id = await givenFair(app, office.xiayang, { capacity: 1 });
    const crowd = await givenCrowd(app, 2);
    const [firstId] = (await givenRegistered(app, id, crowd)) as [string];
    app.clock.set('2026-08-23T00:00:00+08:00');
    expect(await cancelOwn(firstId, crowd[0] as GivenAccount)).toMatchObject({
      status: 409,
      body: { code: 'registration.eventOver' },
    });
    expect((await own(id, crowd[0] as GivenAccount)).registration).toMatchObject({ mayChange: false });
    expect(await states(id)).toEqual(['registered', 'waiting']);
  });

  test('somebody else’s registration is not there', async () => {
    const id = await givenFair(app, office.xiayang);
    const [one, other] = (await givenCrowd(app, 2)) as [GivenAccount, GivenAccount];
    const [registrationId = ''] = await givenRegistered(app, id, [one]);
    const missing = { status: 404, body: { code: 'registration.notFound' } };
    expect(await cancelOwn(registrationId, other)).toMatchObject(missing);
    expect(
      await app.call(routes.setBoothConsent, { id: registrationId, consents: true }, other),
    ).toMatchObject(missing);
    expect((await own(id, other)).registration).toBeNull();
  });
});

describe('sessions', () => {
  test('each has its places: a full one makes wait while another takes at once, and a place free there goes to its own queue', async () => {
    const id = await givenFair(app, office.xiayang);
    const morning = await givenSession(app, id, '上午场', 1);
    const afternoon = await givenSession(app, id, '下午场', 1, ['13:00', '16:00']);
    const [a, b, c] = (await givenCrowd(app, 3)) as [GivenAccount, GivenAccount, GivenAccount];
    expect(await register(id, a)).toMatchObject({
      status: 422,
      body: { code: 'registration.sessionNeeded' },
    });
    expect(await register(id, a, id)).toMatchObject({
      status: 422,
      body: { code: 'registration.sessionUnknown' },
    });
    const first = replyOf(await register(id, a, morning));
    expect(replyOf(await register(id, b, morning))).toMatchObject({ state: 'waiting', waitingPosition: 1 });
    expect(await places(id)).toMatchObject({ window: 'open', placesLeft: 1 });
    expect(replyOf(await register(id, c, afternoon))).toMatchObject({ state: 'registered' });
    expect((await places(id)).sessions.map(({ placesLeft, waiting }) => [placesLeft, waiting])).toEqual([
      [0, 1],
      [0, 0],
    ]);
    expect(await places(id)).toMatchObject({ window: 'full' });
    replyOf(await cancelOwn(first.id, a));
    expect((await own(id, b)).registration).toMatchObject({
      state: 'registered',
      session: { label: '上午场' },
    });
  });

  test('changed where there is room; the old place is kept where there is none, and goes to whoever waits for it', async () => {
    const id = await givenFair(app, office.xiayang);
    const morning = await givenSession(app, id, '上午场', 1);
    const afternoon = await givenSession(app, id, '下午场', 1, ['13:00', '16:00']);
    const [a, b, c] = (await givenCrowd(app, 3)) as [GivenAccount, GivenAccount, GivenAccount];
    const [aId = ''] = await givenRegistered(app, id, [a, b], morning);
    const move = (sessionId: string) => app.call(routes.changeOwnSession, { id: aId, sessionId }, a);
    const [cId = ''] = await givenRegistered(app, id, [c], afternoon);
    expect(await move(afternoon)).toMatchObject({ status: 409, body: { code: 'registration.sessionFull' } });
    expect((await own(id, a)).registration).toMatchObject({ state: 'registered', session: { id: morning } });
    expect(await move(morning)).toMatchObject({ status: 409, body: { code: 'registration.sameSession' } });
    replyOf(await cancelOwn(cId, c));
    expect(replyOf(await move(afternoon))).toMatchObject({ state: 'registered' });
    expect((await own(id, b)).registration).toMatchObject({ state: 'registered', session: { id: morning } });
  });

  test('those who wait for a full session are passed over, however many they are: the next with room has the place', async () => {
    const id = await givenFair(app, office.xiayang, { capacity: 2 });
    const morning = await givenSession(app, id, '上午场', 1);
    const afternoon = await givenSession(app, id, '下午场', 5, ['13:00', '16:00']);
    const crowd = await givenCrowd(app, 7);
    const [first = ''] = await givenRegistered(app, id, crowd.slice(0, 1), afternoon);
    await givenRegistered(app, id, crowd.slice(1, 5), morning);
    await givenRegistered(app, id, crowd.slice(5), afternoon);
    expect(await states(id)).toEqual([
      'registered',
      'registered',
      ...Array.from({ length: 5 }, () => 'waiting'),
    ]);
    replyOf(await cancelOwn(first, crowd[0] as GivenAccount));
    expect((await own(id, crowd[5] as GivenAccount)).registration).toMatchObject({ state: 'registered' });
    expect((await own(id, crowd[2] as GivenAccount)).registration).toMatchObject({ waitingPosition: 1 });
  });

  test('who waits and changes the session stands at the end of the queue', async () => {
    const id = await givenFair(app, office.xiayang, { capacity: 1 });
    const morning = await givenSession(app, id, '上午场', null);
    const afternoon = await givenSession(app, id, '下午场', null, ['13:00', '16:00']);
    const crowd = await givenCrowd(app, 3);
    const ids = await givenRegistered(app, id, crowd, morning);
    const moved = await app.call(
      routes.changeOwnSession,
      { id: ids[1] ?? '', sessionId: afternoon },
      crowd[1] as GivenAccount,
    );
    expect(replyOf(moved)).toMatchObject({ state: 'waiting', waitingPosition: 2 });
  });
});

describe('the ticket', () => {
  test('is signed for this registration, has a code to type, and says no name', async () => {
    const id = await givenFair(app, office.xiayang);
    const [one] = (await givenCrowd(app, 1)) as [GivenAccount];
    const [registrationId = ''] = await givenRegistered(app, id, [one]);
    const { registration } = await own(id, one);
    const key = await importTicketKey(app.services.tickets.publicKey);
    expect(await verifyTicket(registration?.ticket ?? '', key)).toEqual({
      eventId: id,
      registrationId,
      code: registration?.code,
    });
    expect(registration?.qr?.size).toBe(49);
    expect(
      Buffer.from((registration?.ticket ?? '').split('.')[1] ?? '', 'base64url').toString('utf8'),
    ).not.toContain('毕业生');
  });

  test('booths may scan it only with consent, which is taken back at once and dies with the registration', async () => {
    const id = await givenFair(app, office.xiayang);
    const [one] = (await givenCrowd(app, 1)) as [GivenAccount];
    const [registrationId = ''] = await givenRegistered(app, id, [one]);
    const consent = async (consents: boolean) =>
      replyOf(await app.call(routes.setBoothConsent, { id: registrationId, consents }, one));
    expect((await own(id, one)).registration?.boothConsentAt).toBeNull();
    await consent(true);
    await consent(true);
    expect((await own(id, one)).registration?.boothConsentAt).toBe('2026-08-11T01:00:00.000Z');
    await consent(false);
    expect((await own(id, one)).registration?.boothConsentAt).toBeNull();
    expect((await auditOf(id)).filter(({ action }) => action === 'registration.boothConsent')).toHaveLength(
      2,
    );
    await consent(true);
    replyOf(await cancelOwn(registrationId, one));
    expect((await own(id, one)).registration?.boothConsentAt).toBeNull();
    expect(await app.call(routes.setBoothConsent, { id: registrationId, consents: true }, one)).toMatchObject(
      { status: 409, body: { code: 'registration.cancelled' } },
    );
  });
});

describe('at the union', () => {
  test('somebody without phone or account is registered by the caseworker and has a ticket to print', async () => {
    const id = await givenFair(app, office.xiayang, { capacity: 1 });
    const personId = await office.graduate('沈一鸣');
    const people = replyOf(await app.call(routes.listRegistrablePeople, { id, q: '沈' }, office.caseworker));
    expect(people.items.find((each) => each.personId === personId)).toMatchObject({ registration: null });
    const done = replyOf(await app.call(routes.registerPerson, { id, personId }, office.caseworker));
    expect(done).toMatchObject({ state: 'registered' });
    expect(await app.call(routes.registerPerson, { id, personId }, office.caseworker)).toMatchObject({
      status: 409,
      body: { code: 'registration.already' },
    });
    const ticket = replyOf(await app.call(routes.readRegistration, { id: done.id }, office.caseworker));
    expect(ticket).toMatchObject({ name: '沈一鸣', registration: { state: 'registered' } });
    expect(ticket.registration?.ticket).toMatch(/^SJ1\./);
    const [entry] = await app.db.$client`select actor_role, union_id, detail from audit_entries
      where action = 'registration.registerPerson' and subject_id = ${id}`;
    expect(entry).toMatchObject({ actor_role: 'caseworker', union_id: office.xiayang, detail: { personId } });
  });

  test('still after the window, never before it, and never past those who wait', async () => {
    const closed = await givenFair(app, office.xiayang, {
      capacity: 1,
      registrationClosesAt: new Date('2026-08-10T18:00:00+08:00'),
    });
    const [one, two] = [await office.graduate('许安'), await office.graduate('陆佳')];
    const put = (id: string, personId: string) =>
      app.call(routes.registerPerson, { id, personId }, office.caseworker);
    expect(replyOf(await put(closed, one))).toMatchObject({ state: 'registered' });
    expect(replyOf(await put(closed, two))).toMatchObject({ state: 'waiting', waitingPosition: 1 });
    const opens = { registrationOpensAt: new Date('2026-08-12T09:00:00+08:00') };
    expect(await put(await givenFair(app, office.xiayang, opens), one)).toMatchObject({
      status: 409,
      body: { code: 'registration.notOpenYet' },
    });
  });

  test('the lead sees everyone by name and code, of other units nothing else; whoever joins sees its own people', async () => {
    const id = await givenFair(app, office.xiayang);
    await app.db.$client`insert into event_co_organisers values (${id}, ${office.yingpu})`;
    const outsider = await office.account('郎晴');
    await givenRegistered(app, id, [outsider]);
    const mine = await office.graduate('许安');
    replyOf(await app.call(routes.registerPerson, { id, personId: mine }, office.caseworker));
    const theirs = await office.graduate('陆佳', office.yingpu);
    replyOf(await app.call(routes.registerPerson, { id, personId: theirs }, office.neighbour));

    const lead = replyOf(await app.call(routes.listRegistrations, { id }, office.caseworker));
    expect(lead).toMatchObject({ own: true, total: 3 });
    const line = (name: string) => lead.items.find((each) => each.name === name);
    expect(line('郎晴')).toMatchObject({ personId: null, unionName: null, school: null });
    expect(line('陆佳')).toMatchObject({ personId: null, unionName: null, school: null });
    expect(line('陆佳')?.code).toMatch(/^[0-9A-Z]{8}$/);
    expect(line('许安')).toMatchObject({ personId: mine, unionName: '夏阳街道' });

    const joined = replyOf(await app.call(routes.listRegistrations, { id }, office.neighbour));
    expect(joined).toMatchObject({ own: false, total: 1, sums: { registered: 3 } });
    expect(joined.items).toMatchObject([{ name: '陆佳', personId: theirs }]);
    const stranger = await givenAccount(app, [{ role: 'caseworker', unionId: office.education }]);
    expect(await app.call(routes.listRegistrations, { id }, stranger)).toMatchObject({ status: 404 });
    const outsiders = lead.items.find((each) => each.name === '郎晴')?.id ?? '';
    for (const act of [
      app.call(routes.readRegistration, { id: outsiders }, office.neighbour),
      app.call(routes.cancelRegistration, { id: outsiders, reason: '不来了' }, office.neighbour),
    ])
      expect(await act).toMatchObject({ status: 404, body: { code: 'registration.notFound' } });
  });

  test('found by name and by code however it is typed; the sheet for the door holds names and codes', async () => {
    const id = await givenFair(app, office.xiayang, { capacity: 1 });
    const crowd = [await office.account('许安'), await office.account('陆佳')];
    await givenRegistered(app, id, crowd);
    const search = async (q: string) =>
      replyOf(await app.call(routes.listRegistrations, { id, q }, office.caseworker)).items.map(
        ({ name }) => name,
      );
    const { code } = (await own(id, crowd[0] as GivenAccount)).registration ?? {};
    expect(await search('许')).toEqual(['许安']);
    expect(await search(`${code?.slice(0, 4)} ${code?.slice(4)}`.toLowerCase())).toEqual(['许安']);
    const sheet = await app.call(routes.exportRegistrations, { id }, office.caseworker);
    expect(sheet.status).toBe(200);
    expect(decodeURIComponent(String(sheet.headers['content-disposition']))).toContain(
      '报名名单_20260811.xlsx',
    );
    const { readSheet } = await import('../support/given/sheet.ts');
    expect(await readSheet(sheet.bytes)).toEqual([
      ['序号', '姓名', '入场码', '报名', '场次', '单位', '签到'],
      ['1', '许安', `${code?.slice(0, 4)} ${code?.slice(4)}`, '已报名', '', '', ''],
      ['2', '陆佳', '', '候补第 1 位', '', '', ''],
    ]);
  });

  test('cancelled on behalf with a reason the person is told; the next one has the place', async () => {
    const id = await givenFair(app, office.xiayang, { capacity: 1 });
    const crowd = [await office.account('许安'), await office.account('陆佳')];
    const [first = ''] = await givenRegistered(app, id, crowd);
    const cancel = (reason: string) =>
      app.call(routes.cancelRegistration, { id: first, reason }, office.caseworker);
    expect((await cancel('')).status).toBe(400);
    expect(replyOf(await cancel('打电话来说去不了'))).toMatchObject({ state: 'cancelled' });
    replyOf(await cancel('再来一次'));
    expect(await states(id)).toEqual(['cancelled', 'registered']);
    expect((await own(id, crowd[0] as GivenAccount)).registration).toMatchObject({
      state: 'cancelled',
      cancellationReason: '打电话来说去不了',
      ticket: null,
    });
    expect((await auditOf(id)).filter(({ action }) => action === 'registration.cancel')).toEqual([
      { action: 'registration.cancel', reason: '打电话来说去不了' },
    ]);
    await runJobs(app);
    expect(await noticesOf(crowd[0] as GivenAccount)).toMatchObject([
      { title: '报名取消了：夏季高校毕业生招聘会' },
    ]);
  });

  test('the list costs the same statements for two people and for twenty', async () => {
    const id = await givenFair(app, office.xiayang, { capacity: 5 });
    await givenRegistered(app, id, await givenCrowd(app, 2));
    const look = () => app.call(routes.listRegistrations, { id }, office.caseworker);
    const few = await statementsOf(app.db, look);
    await givenRegistered(app, id, await givenCrowd(app, 18));
    expect((await statementsOf(app.db, look)).length).toBe(few.length);
    expect(few.length).toBeLessThanOrEqual(6);
  });
});

describe('told in time', () => {
  test('the day before, once, with place and time; who waits, who cancelled and who comes later are not', async () => {
    const id = await givenFair(app, office.xiayang, {
      capacity: 2,
      startsOn: '2026-08-12',
      endsOn: '2026-08-12',
    });
    const later = await givenFair(app, office.xiayang, { startsOn: '2026-08-13', endsOn: '2026-08-13' });
    const crowd = await givenCrowd(app, 4);
    const [goes, left, waits] = crowd as [GivenAccount, GivenAccount, GivenAccount];
    const ids = await givenRegistered(app, id, [goes, left]);
    replyOf(await cancelOwn(ids[1] ?? '', left));
    await app.db.$client`update events set capacity = 1 where id = ${id}`;
    await givenRegistered(app, id, [waits]);
    await givenRegistered(app, later, [crowd[3] as GivenAccount]);
    await remindRegistered(app.services);
    await remindRegistered(app.services);
    await runJobs(app);
    expect(await noticesOf(goes)).toEqual([
      {
        title: '明天：夏季高校毕业生招聘会',
        body: '明天 9:00–12:00，区职工文体中心一楼。带上简历和身份证件，先打开入场码，再看看哪些展位适合你。去不了就取消，让给后面的人。',
        href: `/me/events/${id}`,
      },
    ]);
    for (const each of [left, waits, crowd[3] as GivenAccount]) expect(await noticesOf(each)).toEqual([]);
  });

  test('another place or day is told to everyone registered and waiting, another text to nobody', async () => {
    const id = await givenFair(app, office.xiayang, { capacity: 1 });
    const crowd = await givenCrowd(app, 2);
    await givenRegistered(app, id, crowd);
    const change = async (more: object) => {
      await changePlan(id, more);
      await runJobs(app);
    };
    await change({ description: '带上简历。' });
    for (const each of crowd) expect(await noticesOf(each)).toEqual([]);
    await change({ place: '区职工文体中心二楼' });
    for (const each of crowd)
      expect(await noticesOf(each)).toMatchObject([
        {
          title: '时间或地点改了：夏季高校毕业生招聘会',
          body: '原来是8月22日 9:00–12:00，区职工文体中心一楼，现在是8月22日 9:00–12:00，区职工文体中心二楼。去不了就取消报名。',
        },
      ]);
  });

  test('an event that does not take place is told to everyone who meant to come', async () => {
    const id = await givenFair(app, office.xiayang);
    const crowd = await givenCrowd(app, 1);
    await givenRegistered(app, id, crowd);
    replyOf(await app.call(eventRoutes.recordNotHeld, { id, reason: '台风' }, office.caseworker));
    await runJobs(app);
    expect(await noticesOf(crowd[0] as GivenAccount)).toMatchObject([
      { title: '不办了：夏季高校毕业生招聘会', href: `/events/${id}` },
    ]);
  });
});

test('who claims the roster’s entry brings registrations along: of two for one event the one with a place stays', async () => {
  const id = await givenFair(app, office.xiayang, { capacity: 1 });
  const personId = await office.graduate('沈一鸣');
  const account = await office.account('沈一鸣');
  replyOf(await app.call(routes.registerPerson, { id, personId }, office.caseworker));
  await givenRegistered(app, id, [account]);
  expect(await states(id)).toEqual(['registered', 'waiting']);
  const { code } = replyOf(
    await app.call(graduateRoutes.createClaimCode, { id: personId }, office.caseworker),
  );
  replyOf(await app.call(claimRoutes.claimByCode, { code }, account));
  expect(await states(id)).toEqual(['registered', 'cancelled']);
  expect((await own(id, account)).registration).toMatchObject({ state: 'registered' });
});
