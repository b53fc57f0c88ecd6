import { mostStops, visitOrder } from '@sunshine/contract/events/visit-order.ts';
import { claimRoutes } from '@sunshine/contract/households/routes.ts';
import { fairMatchingRoutes as routes } from '@sunshine/contract/positions/fair-matching-routes.ts';
import { companyBlocks } from '@sunshine/db/schema/applications.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { givenBooth, givenFair } from '../support/given/fair.ts';
import type { GivenAccount } from '../support/given/people.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let given: GivenHiring;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
});
afterAll(() => app?.close());
let fair: string;
beforeEach(async () => {
  await app.db.$client`truncate events cascade`;
  fair = await givenFair(app, given.xiayang, {
    plan: { width: 18, height: 12, fixtures: [{ label: '入口', x: 8, y: 11, width: 2, height: 1 }] },
  });
});

const wishes = {
  occupations: ['会计'],
  towns: ['310118001'],
  kinds: ['fullTime' as const],
  expectedPay: 6000,
  note: '',
};
async function seeker(): Promise<GivenAccount> {
  const graduate = await given.graduate();
  replyOf(await app.call(claimRoutes.setOwnIntention, wishes, graduate));
  return graduate;
}
/** A company with a booth that shows one position. */
async function booth(number: string | null, at: { x: number; y: number }, title = '会计') {
  const companyId = await given.records.company(given.xiayang);
  const positionId = await given.records.position(companyId, given.xiayang, {
    title,
    occupation: title === '会计' ? 'finance' : 'software',
    majors: title === '会计' ? ['会计'] : [],
    town: '310118001',
    payMin: 6000,
    payMax: 8000,
    submittedAt: app.clock.now(),
    publishedAt: app.clock.now(),
    validUntil: '2026-10-31',
    conditions: '认真细致',
  });
  await givenBooth(app, fair, { companyId, number, positionIds: [positionId], at });
  return { companyId, positionId };
}
const read = async (as: GivenAccount) => replyOf(await app.call(routes.listFittingBooths, { id: fair }, as));

describe('the order to visit', () => {
  const at = (id: string, x: number, y: number, rank: number) => ({ id, x, y, width: 1, height: 1, rank });
  const door = { label: '入口', x: 0, y: 10, width: 1, height: 1 };

  test('from the entrance always the nearest that is left; of two equally near ones the one that fits better', () => {
    // By hand from (0,10): near is at 2, far at 12; from near, left and right are each 4 away and right fits better.
    const stops = [at('far', 8, 6, 1), at('left', 0, 4, 3), at('near', 0, 8, 4), at('right', 4, 8, 2)];
    expect(visitOrder([door], stops)).toEqual(['near', 'right', 'far', 'left']);
  });

  test('without an entrance on the plan it begins at the booth that fits best', () => {
    expect(visitOrder([], [at('b', 0, 0, 2), at('a', 9, 9, 1), at('c', 8, 9, 3)])).toEqual(['a', 'c', 'b']);
  });
});

describe('booths that fit me', () => {
  test('company by company, best first, each with its reasons; a stop on the plan for those that fit', async () => {
    const far = await booth('A1', { x: 0, y: 0 });
    const near = await booth('A2', { x: 8, y: 9 });
    const poor = await booth('A3', { x: 9, y: 9 }, '程序员');
    const who = await seeker();
    const { companies, from, plan, lacks } = await read(who);
    expect(lacks).toEqual([]);
    expect(from).toBe('entrance');
    expect(plan?.booths).toHaveLength(3);
    expect(companies.map(({ companyId }) => companyId).at(-1)).toBe(poor.companyId);
    const of = (id: string) => companies.find(({ companyId }) => companyId === id);
    expect(of(near.companyId)).toMatchObject({ booth: 'A2', stop: 1, trades: ['finance'] });
    expect(of(poor.companyId)).toMatchObject({ trades: ['software'] });
    expect(of(far.companyId)?.stop).toBe(3);
    expect(of(near.companyId)?.positions[0]?.fit?.reasons.length).toBeGreaterThan(0);
    expect(of(poor.companyId)?.score ?? 0).toBeLessThan(of(near.companyId)?.score ?? 0);
  });

  test('a company that the person keeps the résumé from is left out', async () => {
    const blocked = await booth('A1', { x: 0, y: 0 });
    const open = await booth('A2', { x: 2, y: 0 });
    const who = await seeker();
    await app.db
      .insert(companyBlocks)
      .values({ personId: who.personId, companyId: blocked.companyId, createdAt: app.clock.now() });
    expect((await read(who)).companies.map(({ companyId }) => companyId)).toEqual([open.companyId]);
  });

  test('without a plan the list stands by itself; without a booth a company has no stop', async () => {
    const loose = await booth(null, { x: 0, y: 0 });
    const { companies, plan, from } = await read(await seeker());
    expect([plan, from]).toEqual([null, null]);
    expect(companies).toMatchObject([{ companyId: loose.companyId, booth: null, stop: null }]);
    expect(companies[0]?.score).not.toBeNull();
  });

  test('of whom nothing is known: by number of the booth, without a score, and what to fill in', async () => {
    await booth('A10', { x: 4, y: 0 });
    await booth('A2', { x: 2, y: 0 });
    const { companies, lacks, from } = await read(await given.graduate({ study: false }));
    expect(lacks).toEqual(['intention', 'study']);
    expect(from).toBeNull();
    expect(companies.map(({ booth, score, stop }) => [booth, score, stop])).toEqual([
      ['A2', null, null],
      ['A10', null, null],
    ]);
    expect(companies[0]?.positions[0]?.fit).toBeNull();
  });

  test('at most ten stops, and as many statements with one booth as with twelve', async () => {
    await booth('A1', { x: 0, y: 0 });
    const who = await seeker();
    const few = await statementsOf(app.db, () => read(who));
    for (let n = 2; n <= 12; n += 1) await booth(`A${n}`, { x: n, y: n % 3 });
    let stops: (number | null)[] = [];
    const many = await statementsOf(app.db, async () => {
      stops = (await read(who)).companies.map(({ stop }) => stop);
    });
    expect(many.length).toBe(few.length);
    const numbered = stops.flatMap((stop) => stop ?? []).sort((a, b) => a - b);
    expect(numbered).toEqual(Array.from({ length: mostStops }, (_, index) => index + 1));
  });

  test('only a graduate asks, and a missing event is missing', async () => {
    expect((await app.call(routes.listFittingBooths, { id: fair }, given.recruiter)).status).toBe(403);
    expect((await app.call(routes.listFittingBooths, { id: given.companyId }, await seeker())).status).toBe(
      404,
    );
  });
});
