import { attendingRoutes as routes } from '@sunshine/contract/events/attending-routes.ts';
import { rowsOfBooths } from '@sunshine/contract/events/booth-plan.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { booths } from '@sunshine/db/schema/fairs.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { type GivenFairs, givenFairs } from '../support/given/fairs.ts';

let app: TestApp;
let given: GivenFairs;
let id: string;
beforeAll(async () => {
  app = await startTestApp({ now: '2026-08-12T10:00:00+08:00' });
  given = await givenFairs(app);
});
afterAll(() => app?.close());
beforeEach(async () => {
  await app.db.$client`truncate events cascade`;
  id = await given.fair();
});

const addRows = (more: object = {}, as = given.caseworker) =>
  app.call(routes.addBoothRows, { id, prefix: 'A', rows: 1, perRow: 3, ...more }, as);
const plan = async () => replyOf(await app.call(routes.readBoothPlan, { id }, given.caseworker));
const boothNamed = async (number: string) => {
  const found = (await plan()).booths.find((booth) => booth.number === number);
  if (!found) throw new Error(`no booth ${number}`);
  return found;
};
const place = async (number: string, at: object) => {
  const { id: boothId, company: _, ...booth } = await boothNamed(number);
  return app.call(routes.placeBooth, { ...booth, id, boothId, ...at }, given.caseworker);
};
const assign = async (number: string, eventCompanyId: string | null) => {
  const { id: boothId } = await boothNamed(number);
  return app.call(routes.assignBooth, { id, boothId, eventCompanyId }, given.caseworker);
};
const fixtures = [{ label: '入口', x: 8, y: 11, width: 2, height: 1 }];

describe('drawing', () => {
  test('three rows of eight stand in one act, numbered through or row by row, without touching', async () => {
    replyOf(await app.call(routes.drawHall, { id, width: 18, height: 12, fixtures }, given.caseworker));
    expect(replyOf(await addRows({ rows: 3, perRow: 8 })).added).toBe(24);
    const { booths: drawn, hall } = await plan();
    expect([drawn[0]?.number, drawn[9]?.number, drawn[23]?.number]).toEqual(['A1', 'A10', 'A24']);
    expect(new Set(drawn.map(({ x, y }) => `${x},${y}`)).size).toBe(24);
    // Rows at 1, 3 and 5 leave the entrance where it was, in the last line of the hall.
    expect([hall.width, hall.height, hall.fixtures]).toEqual([18, 12, fixtures]);
    const lettered = rowsOfBooths({ prefix: 'C', rows: 2, perRow: 2, numbering: 'perRow' }, []);
    expect(lettered.map((booth) => booth.number)).toEqual(['C1', 'C2', 'D1', 'D2']);
  });

  test('more rows than the hall has room for make it longer and keep the entrance at the wall', async () => {
    replyOf(await app.call(routes.drawHall, { id, width: 18, height: 12, fixtures }, given.caseworker));
    replyOf(await addRows({ rows: 8, perRow: 4 }));
    const { hall } = await plan();
    expect([hall.height, hall.fixtures[0]?.y]).toEqual([18, 17]);
    expect(await addRows({ prefix: 'B', rows: 20, perRow: 29 })).toMatchObject({
      status: 200,
    });
    expect(await addRows({ prefix: 'C', rows: 20, perRow: 29 })).toMatchObject({
      status: 422,
      body: { code: 'booth.tooMany' },
    });
  });

  test('a booth is never put on another, on a fixture, or outside the hall; a number stands once', async () => {
    replyOf(await app.call(routes.drawHall, { id, width: 18, height: 12, fixtures }, given.caseworker));
    replyOf(await addRows());
    const cases: [object, string][] = [
      [{ x: 2, y: 1 }, 'booth.overlaps'],
      [{ x: 7, y: 11 }, 'booth.overlaps'],
      [{ x: 17, y: 5 }, 'booth.outside'],
      [{ x: 4, y: 4, number: 'A1' }, 'booth.numberTaken'],
    ];
    for (const [at, code] of cases)
      expect([code, (await place('A3', at)).body]).toMatchObject([code, { code }]);
    replyOf(await place('A3', { x: 10, y: 6, width: 3, height: 2, number: '主展位' }));
    expect(await boothNamed('主展位')).toMatchObject({ x: 10, y: 6, width: 3, height: 2 });
    const small = { id, width: 8, height: 6, fixtures: [] };
    expect(await app.call(routes.drawHall, small, given.caseworker)).toMatchObject({
      status: 422,
      body: { code: 'booth.outside' },
    });
  });

  test('two booths moved to one place at the same moment: one stands there, the other is told', async () => {
    replyOf(await addRows());
    const target = { x: 10, y: 8 };
    const [first, second] = [await boothNamed('A1'), await boothNamed('A2')];
    const move = ({ id: boothId, company: _, ...booth }: typeof first) =>
      app.call(routes.placeBooth, { ...booth, ...target, id, boothId }, given.caseworker);
    const hold = sql`select 1 from events where id = ${id} for update`;
    const replies = await collide<{ status: number }>(app, hold, [() => move(first), () => move(second)]);
    expect(replies.map((reply) => reply.status).sort()).toEqual([200, 422]);
    const there = (await plan()).booths.filter((booth) => booth.x === 10 && booth.y === 8);
    expect(there.length).toBe(1);
  });

  test('control: without the event’s lock both find the place free and stand on each other', async () => {
    replyOf(await addRows());
    const { promise: bothHaveRead, resolve } = Promise.withResolvers<void>();
    let met = 0;
    const unguarded = (number: string) =>
      app.db.transaction(async (tx) => {
        const all = await tx.select().from(booths);
        const free = all.every((booth) => booth.x !== 10);
        met += 1;
        if (met === 2) resolve();
        await bothHaveRead;
        if (free) await tx.update(booths).set({ x: 10, y: 8 }).where(sql`${booths.number} = ${number}`);
      });
    await Promise.all([unguarded('A1'), unguarded('A2')]);
    expect((await plan()).booths.filter((booth) => booth.x === 10).length).toBe(2);
  });
});

describe('who gets which booth', () => {
  test('in one act companies take free booths in order, those set by hand stay, and who is left over is counted', async () => {
    replyOf(await addRows());
    const all = [];
    for (let index = 0; index < 4; index += 1) {
      app.clock.set(`2026-08-12T10:0${index}:00+08:00`);
      all.push(await given.attending(id));
    }
    const invited = await given.company();
    replyOf(await app.call(routes.inviteCompanies, { id, companyIds: [invited.id] }, given.caseworker));
    replyOf(await assign('A2', all[3]?.attendingId ?? ''));
    const done = replyOf(await app.call(routes.assignBooths, { id }, given.caseworker));
    expect(done).toEqual({ assigned: 2, left: 1 });
    const taken = (await plan()).booths.map((booth) => [booth.number, booth.company?.companyId]);
    expect(taken).toEqual([
      ['A1', all[0]?.id],
      ['A2', all[3]?.id],
      ['A3', all[1]?.id],
    ]);
    expect((await plan()).waiting.map((each) => each.eventCompanyId)).toEqual([all[2]?.attendingId]);
    const again = replyOf(await app.call(routes.assignBooths, { id }, given.caseworker));
    expect(again).toEqual({ assigned: 0, left: 1 });
  });

  test('one booth a company, one company a booth, and none for who has not said yes', async () => {
    replyOf(await addRows());
    const [first, second] = [await given.attending(id), await given.attending(id)];
    replyOf(await assign('A1', first.attendingId));
    expect(await assign('A2', first.attendingId)).toMatchObject({
      status: 409,
      body: { code: 'booth.companyHasOne' },
    });
    expect(await assign('A1', second.attendingId)).toMatchObject({
      status: 409,
      body: { code: 'booth.taken' },
    });
    const elsewhere = await given.attending(await given.fair());
    expect(await assign('A3', elsewhere.attendingId)).toMatchObject({
      status: 404,
      body: { code: 'attending.notFound' },
    });
    const { id: boothId } = await boothNamed('A1');
    expect(await app.call(routes.removeBooth, { id, boothId }, given.caseworker)).toMatchObject({
      status: 409,
      body: { code: 'booth.taken' },
    });
    replyOf(await assign('A1', null));
    replyOf(await assign('A1', second.attendingId));
    replyOf(
      await app.call(routes.removeBooth, { id, boothId: (await boothNamed('A3')).id }, given.caseworker),
    );
    expect((await plan()).booths.map((booth) => booth.number)).toEqual(['A1', 'A2']);
    const trail = await app.db.$client`
      select action from audit_entries where subject_id = ${id} and action like 'event.%ooth%' order by id`;
    expect(trail.map((entry) => entry.action)).toEqual([
      'event.addBooths',
      'event.assignBooth',
      'event.assignBooth',
      'event.assignBooth',
      'event.removeBooth',
    ]);
  });

  test('visitors see numbers and companies that come, another unit does not arrange them', async () => {
    expect(replyOf(await app.call(eventRoutes.readPublicEvent, { id })).plan).toBeNull();
    replyOf(await addRows());
    const company = await given.attending(id);
    replyOf(await assign('A1', company.attendingId));
    const { plan: open } = replyOf(await app.call(eventRoutes.readPublicEvent, { id }));
    expect(open?.booths.map((booth) => [booth.number, booth.companyId])).toEqual([
      ['A1', company.id],
      ['A2', null],
      ['A3', null],
    ]);
    const { id: boothId } = await boothNamed('A2');
    for (const outcome of [
      await addRows({ prefix: 'B' }, given.neighbour),
      await app.call(routes.drawHall, { id, width: 20, height: 20, fixtures: [] }, given.neighbour),
      await app.call(
        routes.placeBooth,
        { id, boothId, number: 'X', x: 1, y: 9, width: 1, height: 1 },
        given.neighbour,
      ),
      await app.call(routes.removeBooth, { id, boothId }, given.neighbour),
      await app.call(routes.assignBooth, { id, boothId, eventCompanyId: null }, given.neighbour),
      await app.call(routes.assignBooths, { id }, given.neighbour),
      await app.call(routes.readBoothPlan, { id }, given.neighbour),
    ])
      expect([outcome.status, outcome.body]).toMatchObject([404, { code: 'event.notFound' }]);
  });
});
