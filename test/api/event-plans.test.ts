import { checklistItems } from '@sunshine/contract/events/fair-vocabulary.ts';
import { calendarKinds } from '@sunshine/contract/events/kinds.ts';
import { eventPlanRoutes } from '@sunshine/contract/events/plan-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { events } from '@sunshine/db/schema/events.ts';
import { eventAnnouncements, eventChecks, eventSessions, registrations } from '@sunshine/db/schema/fairs.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { holdGiven } from '../support/given/fair-results.ts';
import { fairInput, type GivenFairs, givenFairs } from '../support/given/fairs.ts';
import { givenAccount } from '../support/given/people.ts';
import { runJobs } from '../support/jobs.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let given: GivenFairs;
beforeAll(async () => {
  app = await startTestApp({ now: '2026-08-12T10:00:00+08:00' });
  given = await givenFairs(app);
});
afterAll(() => app?.close());
beforeEach(async () => {
  await app.db.$client`truncate events, training_classes, event_templates cascade`;
});

const morning = {
  label: '上午场',
  startsAt: '2026-08-22T09:00:00+08:00',
  endsAt: '2026-08-22T12:00:00+08:00',
  capacity: 300,
};
const change = (id: string, more: object) =>
  app.call(eventRoutes.changeEvent, { id, ...fairInput, ...more }, given.caseworker);
const plan = (more: object) => app.call(eventRoutes.planEvent, { ...fairInput, ...more }, given.caseworker);

/** Somebody with a place, as registering leaves it. */
async function registered(eventId: string, more: { sessionId?: string; state?: 'waiting' } = {}) {
  const who = await givenAccount(app, [{ role: 'graduate' }]);
  const rank = sql`(select count(*) + 1 from registrations)`;
  await app.db.insert(registrations).values({
    eventId,
    personId: who.personId,
    state: more.state ?? 'registered',
    sessionId: more.sessionId ?? null,
    rank,
    code: who.personId.slice(-8),
    registeredAt: app.clock.now(),
    registeredBy: who.accountId,
  });
  return who;
}

describe('sessions, places and days', () => {
  test('a fair of two days keeps its sessions in order, each with its places, as Shanghai days', async () => {
    const late = {
      ...morning,
      label: '夜场',
      startsAt: '2026-08-23T19:00:00+08:00',
      endsAt: '2026-08-24T00:00:00+08:00',
    };
    const id = await given.fair({ endsOn: '2026-08-23', sessions: [late, morning] });
    const { sessions } = replyOf(await app.call(eventRoutes.readPublicEvent, { id }));
    expect(sessions.map(({ label, startsAt, capacity }) => [label, startsAt, capacity])).toEqual([
      ['上午场', '2026-08-22T01:00:00.000Z', 300],
      ['夜场', '2026-08-23T11:00:00.000Z', 300],
    ]);
  });

  test('a session outside the days, one that ends before it begins, and a window the wrong way round are refused', async () => {
    const before = { ...morning, startsAt: '2026-08-21T23:30:00+08:00' };
    const window = (opens: string, closes: string) => ({
      registrationOpensAt: opens,
      registrationClosesAt: closes,
    });
    const cases: [object, string][] = [
      [{ sessions: [before] }, 'event.sessionOutside'],
      [{ sessions: [{ ...morning, endsAt: '2026-08-23T00:01:00+08:00' }] }, 'event.sessionOutside'],
      [{ sessions: [{ ...morning, endsAt: morning.startsAt }] }, 'event.sessionOrder'],
      [window('2026-08-20T09:00:00+08:00', '2026-08-20T09:00:00+08:00'), 'event.registrationOrder'],
      [window('2026-08-20T09:00:00+08:00', '2026-08-23T00:00:01+08:00'), 'event.registrationLate'],
      [{ companiesUntil: '2026-08-23' }, 'event.companiesUntilLate'],
      [{ kind: 'policyTalk', companiesUntil: '2026-08-20' }, 'event.noCompanies'],
    ];
    for (const [more, code] of cases) expect(await plan(more)).toMatchObject({ status: 422, body: { code } });
    expect(await plan({ registrationOpensAt: '2026-08-20T09:00:00+08:00' })).toMatchObject({
      status: 400,
      body: { fields: { registrationClosesAt: '报名的开始和截止都填，或者都空着。' } },
    });
    expect(await plan({ title: '困难毕业生招聘会' })).toMatchObject({ status: 400 });
    expect(await app.db.select().from(events)).toEqual([]);
    replyOf(
      await plan({
        ...window('2026-08-20T09:00:00+08:00', '2026-08-23T00:00:00+08:00'),
        companiesUntil: '2026-08-22',
      }),
    );
  });

  test('fewer places than people have one: of the event or of a session, nobody loses a place and the number of those too many is told', async () => {
    const id = await given.fair({ capacity: 10, sessions: [{ ...morning, capacity: 5 }] });
    const [session] = await app.db.select().from(eventSessions);
    await registered(id, { sessionId: session?.id ?? '' });
    await registered(id, { sessionId: session?.id ?? '' });
    await registered(id, { sessionId: session?.id ?? '', state: 'waiting' });
    const sessions = (capacity: number) => [{ ...morning, id: session?.id, capacity }];
    replyOf(await change(id, { capacity: 1, sessions: sessions(5) }));
    replyOf(await change(id, { capacity: 9, sessions: sessions(1) }));
    const states = await app.db.select({ state: registrations.state }).from(registrations);
    expect(states.map(({ state }) => state).sort()).toEqual(['registered', 'registered', 'waiting']);
    expect(await change(id, { sessions: [] })).toMatchObject({
      status: 409,
      body: { code: 'event.sessionTaken' },
    });
    replyOf(await change(id, { capacity: 2, sessions: sessions(2) }));
    const kept = await app.db.select().from(eventSessions);
    expect(kept.map((row) => [row.id, row.capacity])).toEqual([[session?.id, 2]]);
    const { registration } = replyOf(await app.call(eventRoutes.readPublicEvent, { id }));
    expect(registration).toMatchObject({ window: 'none', capacity: 2, registered: 2, placesLeft: 0 });
  });

  test('a session of another event cannot be taken over', async () => {
    await given.fair({ sessions: [morning] });
    const [theirs] = await app.db.select().from(eventSessions);
    const id = await given.fair();
    expect(await change(id, { sessions: [{ ...morning, id: theirs?.id }] })).toMatchObject({
      status: 422,
      body: { code: 'event.sessionUnknown' },
    });
  });
});

describe('templates and copies', () => {
  test('an event planned from an earlier one has its sessions, window and booths moved to the new day, and no people', async () => {
    const old = await given.fair({
      sessions: [morning],
      capacity: 400,
      expectedVisitors: 1200,
      registrationOpensAt: '2026-08-12T09:00:00+08:00',
      registrationClosesAt: '2026-08-21T18:00:00+08:00',
      companiesUntil: '2026-08-19',
    });
    await registered(old);
    const from = { record: 'event', id: old } as const;
    const copy = { from, title: '秋季高校毕业生招聘会', startsOn: '2026-10-31' };
    const { id } = replyOf(await app.call(eventPlanRoutes.copyEvent, copy, given.caseworker));
    const fair = replyOf(await app.call(eventRoutes.readEvent, { id }, given.caseworker));
    expect(fair).toMatchObject({
      title: '秋季高校毕业生招聘会',
      endsOn: '2026-10-31',
      companiesUntil: '2026-10-28',
      expectedVisitors: 1200,
      registration: {
        registered: 0,
        capacity: 400,
        opensAt: '2026-10-21T01:00:00.000Z',
        closesAt: '2026-10-30T10:00:00.000Z',
      },
      sessions: [
        { label: '上午场', startsAt: '2026-10-31T01:00:00.000Z', endsAt: '2026-10-31T04:00:00.000Z' },
      ],
    });
    const trail = await app.db.$client`select action from audit_entries where subject_id = ${id}`;
    expect(trail.map((entry) => entry.action)).toEqual(['event.copy']);
  });

  test('a template kept under a name of the unit is replaced by the next of that name; another unit cannot use it', async () => {
    const [first, second] = [await given.fair(), await given.fair({ capacity: 77 })];
    const keep = (id: string) =>
      app.call(eventPlanRoutes.keepEventTemplate, { id, name: '一天的招聘会' }, given.caseworker);
    const kept = replyOf(await keep(first));
    expect(replyOf(await keep(second)).id).toBe(kept.id);
    const list = (as = given.caseworker) => app.call(eventPlanRoutes.listEventTemplates, {}, as);
    expect(replyOf(await list()).templates.map((each) => each.name)).toEqual(['一天的招聘会']);
    expect(replyOf(await list(given.neighbour)).templates).toEqual([]);

    const copy = {
      from: { record: 'template', id: kept.id } as const,
      title: '冬季招聘会',
      startsOn: '2026-12-05',
    };
    expect(await app.call(eventPlanRoutes.copyEvent, copy, given.neighbour)).toMatchObject({
      status: 404,
      body: { code: 'event.templateNotFound' },
    });
    const { id } = replyOf(await app.call(eventPlanRoutes.copyEvent, copy, given.caseworker));
    const [row] = await app.db.select().from(events).where(eq(events.id, id));
    expect(row?.capacity).toBe(77);
    const remove = (as = given.caseworker) =>
      app.call(eventPlanRoutes.removeEventTemplate, { id: kept.id }, as);
    expect((await remove(given.neighbour)).status).toBe(404);
    replyOf(await remove());
    expect(replyOf(await list()).templates).toEqual([]);
  });
});

describe('the checklist', () => {
  const read = async (id: string) =>
    replyOf(await app.call(eventPlanRoutes.readChecklist, { id }, given.caseworker));
  const tick = (id: string, item: keyof typeof checklistItems, note = '') =>
    app.call(eventPlanRoutes.tickChecklist, { id, item, note }, given.caseworker);

  test('from 1,000 expected people on it asks for the safety plan and the filing number, at 999 for neither', async () => {
    const asked = async (expectedVisitors: number) =>
      (await read(await given.fair({ expectedVisitors }))).items.map((each) => each.item);
    expect(await asked(1000)).toEqual(Object.keys(checklistItems));
    expect(await asked(999)).not.toContain('filing');
    expect(await asked(999)).not.toContain('safetyPlan');
    expect(await asked(199)).not.toContain('aid');
    const online = await given.fair({ kind: 'onlineFair', expectedVisitors: 5000 });
    expect((await read(online)).items.map((each) => each.item)).toEqual(['place', 'announced', 'companies']);
    expect(await tick(online, 'filing', '沪公 2026-1')).toMatchObject({
      status: 422,
      body: { code: 'event.itemNotAsked' },
    });
  });

  test('it says who did what when and what is still open; a filing number is written down', async () => {
    const id = await given.fair({ expectedVisitors: 1500 });
    expect(await tick(id, 'filing')).toMatchObject({ status: 422, body: { code: 'event.noteNeeded' } });
    replyOf(await tick(id, 'filing', '青公许字 2026 第 18 号'));
    replyOf(await tick(id, 'place'));
    const list = await read(id);
    expect([list.open, list.daysLeft]).toEqual([6, 10]);
    expect(list.items.find((each) => each.item === 'filing')?.done).toEqual({
      note: '青公许字 2026 第 18 号',
      by: given.caseworker.name,
      at: '2026-08-12T02:00:00.000Z',
    });
    replyOf(await app.call(eventPlanRoutes.untickChecklist, { id, item: 'place' }, given.caseworker));
    expect((await app.db.select().from(eventChecks)).map((row) => row.item)).toEqual(['filing']);
    const fair = replyOf(await app.call(eventRoutes.readEvent, { id }, given.caseworker));
    expect(fair.checksOpen).toBe(7);
  });

  test('another unit neither reads nor ticks it', async () => {
    const id = await given.fair();
    for (const outcome of [
      await app.call(eventPlanRoutes.readChecklist, { id }, given.neighbour),
      await app.call(eventPlanRoutes.tickChecklist, { id, item: 'place' }, given.neighbour),
      await app.call(eventPlanRoutes.untickChecklist, { id, item: 'place' }, given.neighbour),
      await app.call(eventPlanRoutes.keepEventTemplate, { id, name: '模板' }, given.neighbour),
      await app.call(eventPlanRoutes.listAnnouncements, { id }, given.neighbour),
    ])
      expect([outcome.status, outcome.body]).toMatchObject([404, { code: 'event.notFound' }]);
  });
});

describe('announcements', () => {
  const text = { title: '招聘会换到二楼', body: '周六九点还在文体中心，从二号门上二楼。' };
  const announce = (id: string, more: object = {}, as = given.caseworker) =>
    app.call(
      eventPlanRoutes.announceEvent,
      { id, announcementId: crypto.randomUUID(), audience: 'registered', ...text, ...more },
      as,
    );

  test('it reaches everyone registered once, however often the button is pressed', async () => {
    const id = await given.fair();
    const people = [await registered(id), await registered(id, { state: 'waiting' })];
    const announcementId = crypto.randomUUID();
    const replies = await Promise.all([announce(id, { announcementId }), announce(id, { announcementId })]);
    expect(replies.map((reply) => replyOf(reply).recipients)).toEqual([2, 2]);
    await runJobs(app);
    const inbox = await app.db
      .$client`select account_id, title, href from notices where href = ${`/events/${id}`}`;
    expect(inbox.map((row) => row.account_id).sort()).toEqual(people.map((who) => who.accountId).sort());
    expect(await app.db.select().from(eventAnnouncements)).toMatchObject([
      { recipients: 2, audience: 'registered' },
    ]);
    const list = replyOf(await app.call(eventPlanRoutes.listAnnouncements, { id }, given.caseworker));
    expect(list.reach.registered).toBe(2);
  });

  test('graduates are those of the leading unit and below; those of a neighbour hear nothing', async () => {
    const of = async (unionId: string) => {
      const household = await given.records.household(unionId);
      const personId = await given.records.graduate(household);
      return givenAccount(app, [{ role: 'graduate' }], { personId });
    };
    const [ours, theirs] = [await of(given.xiayang), await of(given.yingpu)];
    const id = await given.fair();
    replyOf(await announce(id, { audience: 'graduates' }));
    await runJobs(app);
    const told = await app.db.$client`select account_id from notices where href = ${`/events/${id}`}`;
    const accounts = told.map((row) => row.account_id);
    expect([accounts.includes(ours.accountId), accounts.includes(theirs.accountId)]).toEqual([true, false]);
  });

  test('words that say people are poor are refused, an empty audience is told, another unit cannot send', async () => {
    const id = await given.fair();
    expect(await announce(id, { body: '困难家庭的毕业生都来' })).toMatchObject({ status: 400 });
    expect(await announce(id)).toMatchObject({ status: 422, body: { code: 'event.nobodyToTell' } });
    expect((await announce(id, {}, given.neighbour)).status).toBe(404);
    expect(await app.db.select().from(eventAnnouncements)).toEqual([]);
  });
});

describe('poster and calendar file', () => {
  const file = async (id: string) =>
    (await app.call(eventPlanRoutes.exportCalendar, { id })).bytes.toString('utf8');
  const lines = (text: string, name: string) =>
    text
      .split('\r\n')
      .filter((line) => line.startsWith(name))
      .map((line) => line.slice(line.indexOf(':') + 1));

  test('the calendar has every session under an identity that stays; changes count up; not held is cancelled', async () => {
    const afternoon = {
      ...morning,
      label: '下午场',
      startsAt: '2026-08-22T13:00:00+08:00',
      endsAt: '2026-08-22T16:00:00+08:00',
    };
    const id = await given.fair({ sessions: [morning, afternoon] });
    const before = await file(id);
    expect(lines(before, 'DTSTART')).toEqual(['20260822T010000Z', '20260822T050000Z']);
    expect(lines(before, 'SEQUENCE')).toEqual(['0', '0']);
    expect(lines(before, 'METHOD')).toEqual(['PUBLISH']);
    const { sessions } = replyOf(await app.call(eventRoutes.readPublicEvent, { id }));
    const [first, second] = sessions;
    replyOf(
      await change(id, {
        place: '区职工文体中心二楼',
        sessions: [
          { ...morning, id: first?.id },
          { ...afternoon, id: second?.id },
        ],
      }),
    );
    replyOf(await app.call(eventRoutes.recordNotHeld, { id, reason: '台风' }, given.caseworker));
    const after = await file(id);
    expect(lines(after, 'UID')).toEqual(lines(before, 'UID'));
    expect([lines(after, 'SEQUENCE'), lines(after, 'STATUS')]).toEqual([
      ['2', '2'],
      ['CANCELLED', 'CANCELLED'],
    ]);
    expect(after).not.toContain('台风');
  });

  test('an event without sessions takes whole days, the last one included', async () => {
    const id = await given.fair({ endsOn: '2026-08-23' });
    const text = await file(id);
    expect([lines(text, 'DTSTART'), lines(text, 'DTEND')]).toEqual([['20260822'], ['20260824']]);
  });

  test('the poster gives the address in plain and as a code of one path', async () => {
    const id = await given.fair();
    const poster = replyOf(await app.call(eventPlanRoutes.readPoster, { id }));
    expect(poster.address).toMatch(new RegExp(`^http.*/events/${id}$`));
    expect(poster.qr.size).toBeGreaterThanOrEqual(29);
    expect(poster.qr.path).toMatch(/^(M\d+ \d+h\d+v1H\d+z)+$/);
  });

  test('companies of a fair that is called off are told, without the reason', async () => {
    const id = await given.fair();
    const { recruiter } = await given.attending(id);
    replyOf(await app.call(eventRoutes.recordNotHeld, { id, reason: '场地漏水' }, given.caseworker));
    await runJobs(app);
    const told = await app.db
      .$client`select account_id, body from notices where href = ${`/company/fairs/${id}`} and title like '%不办了'`;
    expect(told.map((row) => row.account_id)).toEqual([recruiter.accountId]);
    expect(JSON.stringify(told)).not.toContain('漏水');
  });
});

describe('one calendar of everything', () => {
  const training = {
    kind: 'skillTraining',
    title: '电子商务师培训班',
    place: '夏阳街道职工之家',
    startsOn: '2026-08-20',
    endsOn: '2026-08-21',
    capacity: 30,
    openToSignUp: true,
  } as const;

  test('events and classes open to sign-up stand in one list by day, can be asked for by kind, and say places left', async () => {
    await given.fair({
      capacity: 50,
      registrationOpensAt: '2026-08-12T09:00:00+08:00',
      registrationClosesAt: '2026-08-21T18:00:00+08:00',
    });
    const open = replyOf(await app.call(trainingRoutes.planTraining, training, given.caseworker));
    const closed = { ...training, title: '内部班', openToSignUp: false };
    const inner = replyOf(await app.call(trainingRoutes.planTraining, closed, given.caseworker));
    const list = replyOf(await app.call(eventRoutes.listPublicEvents, {}));
    expect(
      list.items.map(({ record, kind, title, placesLeft }) => [record, kind, title, placesLeft]),
    ).toEqual([
      ['training', 'skillTraining', '电子商务师培训班', 30],
      ['event', 'jobFair', '夏季高校毕业生招聘会', 50],
    ]);
    const only = replyOf(await app.call(eventRoutes.listPublicEvents, { kind: 'skillTraining' }));
    expect([only.total, only.items.length, only.kinds.length]).toEqual([1, 1, 2]);
    expect(replyOf(await app.call(eventRoutes.readPublicClass, { id: open.id }))).toMatchObject({
      maySignUp: true,
      placesLeft: 30,
    });
    expect(await app.call(eventRoutes.readPublicClass, { id: inner.id })).toMatchObject({ status: 404 });

    const ours = replyOf(await app.call(eventRoutes.listEvents, {}, given.caseworker));
    expect([ours.total, ours.items.map((each) => each.own)]).toEqual([3, [true, true, true]]);
    const theirs = replyOf(await app.call(eventRoutes.listEvents, {}, given.neighbour));
    expect([theirs.total, theirs.items]).toEqual([0, []]);
  });

  test('every kind says which cell counts it: 04A for services, 03A and 06B for classes, none for summer practice', () => {
    const cells = Object.entries(calendarKinds).map(([kind, { cell, record }]) => [kind, record, cell]);
    expect(cells).toEqual([
      ['jobFair', 'event', '04A'],
      ['onlineFair', 'event', '04A'],
      ['companyTalk', 'event', '04A'],
      ['liveStream', 'event', '04A'],
      ['guidanceSession', 'event', '04A'],
      ['policyTalk', 'event', '04A'],
      ['summerPractice', 'event', null],
      ['skillTraining', 'training', '03A'],
      ['entrepreneurshipTraining', 'training', '06B'],
    ]);
  });

  test('a page of the calendar, an event and its plan cost as many statements with one record as with many', async () => {
    const id = await given.fair({ sessions: [morning] });
    const cost = async () => {
      const of = (work: () => Promise<unknown>) => statementsOf(app.db, work).then((all) => all.length);
      return [
        await of(() => app.call(eventRoutes.listPublicEvents, {})),
        await of(() => app.call(eventRoutes.readPublicEvent, { id })),
        await of(() => app.call(eventRoutes.listEvents, {}, given.caseworker)),
        await of(() => app.call(eventRoutes.readEvent, { id }, given.caseworker)),
      ];
    };
    const few = await cost();
    for (let index = 0; index < 3; index += 1) await given.attending(id);
    await given.fair();
    expect(await cost()).toEqual(few);
    expect(few.slice(0, 2)).toEqual([2, 6]);
  });
});

describe('what counts', () => {
  test('a joint fair counts once at its lead and once in the district, an internship shown there is not in 04B; cancelled and summer practice nowhere', async () => {
    const statistician = await givenAccount(app, [{ role: 'statistician', unionId: given.district }]);
    replyOf(await app.call(reportRoutes.openCampaign, { form: 'sunshine', year: 2026 }, statistician));
    const confirmer = await givenAccount(app, [{ role: 'reviewer', unionId: given.xiayang }]);
    const company = await given.records.company(given.xiayang);
    const job = await given.records.position(company, given.xiayang, { headcount: 4 });
    const internship = await given.records.position(company, given.xiayang, {
      kind: 'internship',
      headcount: 9,
    });
    const past = { startsOn: '2026-08-08', endsOn: '2026-08-08' };
    const joint = await given.fair({ ...past, coOrganiserIds: [given.yingpu] });
    const practice = await given.fair({ ...past, kind: 'summerPractice', title: '暑期社会实践' });
    const off = await given.fair({ ...past, title: '取消的招聘会' });
    for (const id of [joint, off])
      replyOf(await app.call(eventRoutes.showPositions, { id, add: [job, internship] }, given.caseworker));
    for (const id of [joint, practice])
      replyOf(await holdGiven(app, id, { proposer: given.caseworker, confirmer }));
    replyOf(await app.call(eventRoutes.recordNotHeld, { id: off, reason: '停电' }, given.caseworker));

    const cells = async (unit: string) => {
      const form = { form: 'sunshine', year: 2026, unit } as const;
      const page = replyOf(await app.call(reportRoutes.readForm, form, statistician));
      return ['04A', '04B'].map((code) => page.form.cells[`sunshine.${code}`]?.text);
    };
    // By hand: the joint fair alone is a 场; of its positions 4 openings are full-time, 9 an internship.
    expect([await cells('310118001'), await cells('310118002'), await cells('310118')]).toEqual([
      ['1', '4'],
      ['0', '0'],
      ['1', '4'],
    ]);
  });
});
