import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { eventSteps } from '@sunshine/contract/events/status.ts';
import { type EventState, eventStates } from '@sunshine/contract/events/vocabulary.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { eventPositions, events } from '@sunshine/db/schema/events.ts';
import { positions } from '@sunshine/db/schema/positions.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type Caller, replyOf } from '../support/call.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { holdGiven } from '../support/given/fair-results.ts';
import { givenAccount } from '../support/given/people.ts';
import { type GivenRecords, givenRecords } from '../support/given/records.ts';

let app: TestApp;
let units: GivenDistrict;
let given: GivenRecords;
let caseworker: Caller;
let neighbour: Caller;
let confirmer: Caller;
let positionId: string;

const fair = {
  kind: 'jobFair',
  title: '夏季高校毕业生招聘会',
  startsOn: '2026-08-08',
  endsOn: '2026-08-09',
  hours: '9:00–12:00',
  place: '区职工文体中心一楼',
  description: '带上简历，现场面谈。',
} as const;

beforeAll(async () => {
  app = await startTestApp({ now: '2026-08-12T10:00:00+08:00' });
  units = await givenDistrict(app);
  given = givenRecords(app.db);
  caseworker = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }]);
  confirmer = await givenAccount(app, [{ role: 'reviewer', unionId: units.xiayang }]);
  neighbour = await givenAccount(app, [{ role: 'caseworker', unionId: units.yingpu }]);
  const statistician = await givenAccount(app, [{ role: 'statistician', unionId: units.district }]);
  replyOf(await app.call(reportRoutes.openCampaign, { form: 'sunshine', year: 2026 }, statistician));
});
afterAll(() => app.close());

beforeEach(async () => {
  await app.db.$client`truncate events, positions cascade`;
  const company = await given.company(units.xiayang);
  positionId = await given.position(company, units.xiayang, { headcount: 3 });
});

async function plan(more: object = {}, as = caseworker): Promise<string> {
  return replyOf(await app.call(eventRoutes.planEvent, { ...fair, ...more }, as)).id;
}
async function cells(unit = '310118001'): Promise<(string | undefined)[]> {
  const form = { form: 'sunshine', year: 2026, unit } as const;
  const as = unit === '310118001' ? caseworker : neighbour;
  const page = replyOf(await app.call(reportRoutes.readForm, form, as));
  return ['04A', '04B'].map((code) => page.form.cells[`sunshine.${code}`]?.text);
}
const hold = (id: string, more: object = {}, proposer = caseworker) =>
  holdGiven(app, id, { proposer, confirmer }, more);

describe('from plan to result', () => {
  test('holding a fair raises 04A by one and 04B by its openings; recording that it did not take place lowers both', async () => {
    const id = await plan();
    replyOf(await app.call(eventRoutes.showPositions, { id, add: [positionId] }, caseworker));
    expect(await cells()).toEqual(['0', '0']);
    replyOf(await hold(id, { visitors: 312, headcounts: [{ positionId, headcount: 5 }] }));
    expect(await cells()).toEqual(['1', '5']);
    replyOf(await app.call(eventRoutes.recordNotHeld, { id, reason: '当天停电，没有开成' }, caseworker));
    expect(await cells()).toEqual(['0', '0']);

    const trail = await app.db
      .$client`select action, reason from audit_entries where subject_id = ${id} order by id`;
    expect(trail.map((entry) => [entry.action, entry.reason])).toEqual([
      ['event.plan', null],
      ['event.showPositions', null],
      ['event.proposeResult', null],
      ['event.confirmResult', null],
      ['event.recordNotHeld', '当天停电，没有开成'],
    ]);
  });

  test('headcounts that are not given are those of the positions as they stand', async () => {
    const id = await plan();
    replyOf(await app.call(eventRoutes.showPositions, { id, add: [positionId] }, caseworker));
    await app.db.update(positions).set({ headcount: 7 }).where(eq(positions.id, positionId));
    replyOf(await hold(id));
    await app.db.update(positions).set({ headcount: 1 }).where(eq(positions.id, positionId));
    expect(await cells()).toEqual(['1', '7']);
  });

  test('a joint fair counts at its lead, whatever the co-organisers record', async () => {
    const id = await plan({ coOrganiserIds: [units.yingpu, units.xiayang] });
    expect((await hold(id, {}, neighbour)).status).toBe(404);
    replyOf(await hold(id));
    expect(await cells()).toEqual(['1', '0']);
    expect(await cells('310118002')).toEqual(['0', '0']);
    const nobody = { ...fair, coOrganiserIds: ['0198c0de-0000-7000-8000-000000000000'] };
    expect(await app.call(eventRoutes.planEvent, nobody, caseworker)).toMatchObject({
      status: 422,
      body: { code: 'event.coOrganiserUnknown' },
    });
    const joinable = replyOf(await app.call(eventRoutes.listJoinableUnits, {}, neighbour));
    expect(joinable.items.map((unit) => unit.name)).toContain('夏阳街道总工会');
    const seen = replyOf(await app.call(eventRoutes.readEvent, { id }, neighbour));
    expect(seen).toMatchObject({ own: false, coOrganisers: ['盈浦街道总工会'] });
  });

  test('it is held once its last day has come, not before', async () => {
    const id = await plan({ startsOn: '2026-08-11', endsOn: '2026-08-13' });
    expect(await hold(id)).toMatchObject({ status: 422, body: { code: 'event.notOver' } });
    app.clock.set('2026-08-13T08:00:00+08:00');
    replyOf(await hold(id));
    app.clock.set('2026-08-12T10:00:00+08:00');
  });

  test('every state takes exactly the steps of its table; a result stands until it is corrected', async () => {
    const steps = {
      held: (id: string) => hold(id),
      notHeld: (id: string) => app.call(eventRoutes.recordNotHeld, { id, reason: '场地停用' }, caseworker),
      planned: (id: string) => app.call(eventRoutes.correctEvent, { id, reason: '登记错了' }, caseworker),
    };
    for (const from of Object.keys(eventStates) as EventState[]) {
      for (const to of Object.keys(eventStates) as EventState[]) {
        const id = await plan();
        if (from !== 'planned') replyOf(await steps[from](id));
        const allowed = to in eventSteps[from];
        const outcome = await steps[to](id);
        expect([from, to, outcome.status]).toEqual([from, to, allowed ? 200 : 409]);
        const [row] = await app.db.select().from(events).where(eq(events.id, id));
        expect([from, to, row?.state]).toEqual([from, to, allowed ? to : from]);
      }
    }
  });

  test('corrected, it shows the positions’ own headcounts and can be entered anew', async () => {
    const id = await plan();
    replyOf(await app.call(eventRoutes.showPositions, { id, add: [positionId] }, caseworker));
    replyOf(await hold(id, { headcounts: [{ positionId, headcount: 50 }] }));
    expect(await app.call(eventRoutes.changeEvent, { id, ...fair }, caseworker)).toMatchObject({
      status: 409,
      body: { code: 'event.notPlanned' },
    });
    replyOf(await app.call(eventRoutes.correctEvent, { id, reason: '人数填错' }, caseworker));
    expect(await app.db.select().from(eventPositions)).toMatchObject([{ headcount: null }]);
    replyOf(
      await app.call(eventRoutes.changeEvent, { id, ...fair, title: '夏季招聘会（更正）' }, caseworker),
    );
    replyOf(await hold(id, { headcounts: [{ positionId, headcount: 5 }] }));
    expect(await cells()).toEqual(['1', '5']);
  });
});

describe('positions of an event', () => {
  test('only positions that are open can be shown; one of the list can be found by title or company', async () => {
    const id = await plan();
    const closed = await given.position(await given.company(units.yingpu), units.yingpu, { state: 'closed' });
    const refused = await app.call(eventRoutes.showPositions, { id, add: [positionId, closed] }, caseworker);
    expect(refused).toMatchObject({ status: 422, body: { code: 'event.positionNotOpen' } });
    expect(await app.db.select().from(eventPositions)).toEqual([]);

    const find = async (q: string) =>
      replyOf(await app.call(eventRoutes.listShowablePositions, { id, q }, caseworker)).items.map(
        (each) => each.shown,
      );
    expect([await find('会计'), await find('禾澜'), await find('厨师'), await find('%')]).toEqual([
      [false],
      [false],
      [],
      [],
    ]);
    replyOf(await app.call(eventRoutes.showPositions, { id, add: [positionId] }, caseworker));
    expect(await find('')).toEqual([true]);
    expect(
      replyOf(await app.call(eventRoutes.showPositions, { id, remove: [positionId] }, caseworker)),
    ).toEqual({ shown: 0 });
  });

  test('a headcount for a position that was not shown is refused and nothing is recorded', async () => {
    const id = await plan();
    const refused = await hold(id, { headcounts: [{ positionId, headcount: 5 }] });
    expect(refused).toMatchObject({ status: 422, body: { code: 'event.positionNotShown' } });
    expect(await app.db.select({ state: events.state }).from(events)).toEqual([{ state: 'planned' }]);
  });
});

describe('who may do it', () => {
  test('another unit neither sees nor changes it, and cannot plan one in our name', async () => {
    const id = await plan();
    const reason = '不是我们的';
    for (const outcome of [
      await app.call(eventRoutes.readEvent, { id }, neighbour),
      await app.call(eventRoutes.changeEvent, { id, ...fair }, neighbour),
      await app.call(eventRoutes.showPositions, { id, add: [positionId] }, neighbour),
      await app.call(eventRoutes.listShowablePositions, { id }, neighbour),
      await app.call(eventRoutes.recordNotHeld, { id, reason }, neighbour),
      await app.call(eventRoutes.correctEvent, { id, reason }, neighbour),
    ]) {
      expect([outcome.status, outcome.body]).toMatchObject([404, { code: 'event.notFound' }]);
    }
    expect(
      (await app.call(eventRoutes.planEvent, { ...fair, leadUnionId: units.xiayang }, neighbour)).status,
    ).toBe(404);
  });
});

describe('what the public sees', () => {
  test('events to come nearest first, then those held; never a reason, visitors or what the union agreed', async () => {
    const held = await plan({ title: '春季招聘会', startsOn: '2026-04-01', endsOn: '2026-04-01' });
    replyOf(await hold(held, { visitors: 987 }));
    await plan({ title: '没有登记结果', startsOn: '2026-05-01', endsOn: '2026-05-01' });
    await plan({ title: '冬季招聘会', startsOn: '2026-12-01', endsOn: '2026-12-01' });
    const next = await plan({ title: '秋季招聘会', startsOn: '2026-09-01', endsOn: '2026-09-02' });
    replyOf(await app.call(eventRoutes.showPositions, { id: next, add: [positionId] }, caseworker));
    const off = await plan({ title: '取消的宣讲', startsOn: '2026-10-01', endsOn: '2026-10-01' });
    replyOf(await app.call(eventRoutes.recordNotHeld, { id: off, reason: '内部原因不外传' }, caseworker));
    await app.db.update(positions).set({ preference: 'targeted' }).where(eq(positions.id, positionId));

    const upcoming = replyOf(await app.call(eventRoutes.listPublicEvents, {}));
    expect(upcoming.items.map((event) => [event.title, event.state])).toEqual([
      ['秋季招聘会', 'planned'],
      ['取消的宣讲', 'notHeld'],
      ['冬季招聘会', 'planned'],
    ]);
    expect(upcoming.items[0]).toMatchObject({
      companies: 1,
      positions: 1,
      openings: 3,
      leadName: '夏阳街道总工会',
    });
    const past = replyOf(await app.call(eventRoutes.listPublicEvents, { when: 'past' }));
    expect(past.items.map((event) => event.title)).toEqual(['春季招聘会']);

    const pages = await Promise.all(
      [held, next, off].map(async (id) => replyOf(await app.call(eventRoutes.readPublicEvent, { id }))),
    );
    expect(pages[1]?.shown).toMatchObject([
      { title: '成本会计', companyName: '青浦禾澜食品有限公司', open: true },
    ]);
    for (const secret of [
      '987',
      '内部原因不外传',
      'targeted',
      'preference',
      'suitableForGraduates',
      'visitors',
    ]) {
      expect([secret, JSON.stringify([upcoming, past, pages]).includes(secret)]).toEqual([secret, false]);
    }
  });

  test('an event that does not exist is missing; a wrong address is told', async () => {
    const missing = await app.call(eventRoutes.readPublicEvent, {
      id: '0198c0de-0000-7000-8000-000000000000',
    });
    expect([missing.status, missing.body]).toMatchObject([404, { code: 'event.notFound' }]);
    expect((await app.call(eventRoutes.readPublicEvent, { id: 'x' })).status).toBe(400);
  });
});
