import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type Caller, replyOf } from '../support/call.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { givenAccount } from '../support/given/people.ts';
import { type GivenRecords, givenRecords } from '../support/given/records.ts';

let app: TestApp;
let units: GivenDistrict;
let given: GivenRecords;
let caseworker: Caller;
let elsewhere: Caller;
let statistician: Caller;

beforeAll(async () => {
  app = await startTestApp({ now: '2026-08-25T10:00:00+08:00' });
  units = await givenDistrict(app);
  given = givenRecords(app.db);
  caseworker = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }]);
  elsewhere = await givenAccount(app, [{ role: 'caseworker', unionId: units.yingpu }]);
  statistician = await givenAccount(app, [{ role: 'statistician', unionId: units.district }]);
  replyOf(await app.call(reportRoutes.openCampaign, { form: 'sunshine', year: 2026 }, statistician));
});
afterAll(() => app.close());

const ask = (code: string, personId: string, as: Caller = caseworker, unit = '310118001') =>
  app.call(reportRoutes.explainPerson, { form: 'sunshine', year: 2026, unit, code, personId }, as);

test('a person in nobody’s archive hears that first; the cell does not count them', async () => {
  const personId = await given.graduate(null, {
    study: { registeringUnionId: units.xiayang, hardshipProof: '低保证明' },
  });
  const told = replyOf(await ask('01A', personId));
  expect(told.counted).toBe(false);
  expect(told.name).toBe('沈*鸣');
  expect(told.conditions.filter(({ met }) => !met).map(({ text }) => text)).toEqual([
    '不是任何一份职工档案的家庭成员。',
  ]);
});

test('helped by the union: in 01E, and 01D says why not', async () => {
  const personId = await given.graduate(await given.household(units.xiayang));
  await given.outcome(personId, { kind: 'contract', fromDay: '2026-07-01', resolvedBy: 'self' });
  await given.need(personId, { openedOn: '2026-03-02', closedOn: '2026-07-01', closedBy: 'union' });
  const inNeed = replyOf(await ask('01E', personId));
  expect(inNeed.counted).toBe(true);
  expect(inNeed.conditions.every(({ met }) => met)).toBe(true);
  const alone = replyOf(await ask('01D', personId));
  expect(alone.counted).toBe(false);
  expect(alone.conditions).toContainEqual({ met: false, text: '计在 01E：需要过帮扶的人不移到 01D。' });
});

test('each record of a service says why it counts or does not: late, cancelled, given by another unit', async () => {
  const personId = await given.graduate(await given.household(units.xiayang));
  await given.internship(personId, units.xiayang, '2026-05-01');
  await given.internship(personId, units.xiayang, '2026-08-21');
  await given.internship(personId, units.yingpu, '2026-06-01');
  await given.internship(personId, units.xiayang, '2026-07-01', {
    startOn: '2026-07-10',
    cancelledOn: '2026-07-09',
    cancellationReason: '本人不去了',
  });
  const told = replyOf(await ask('02A', personId));
  expect(told.counted).toBe(true);
  expect(told.records.map(({ on, counted, why }) => [on, counted, why])).toEqual([
    ['2026-05-01', true, '2026-05-01 在统计期间里，由夏阳街道总工会提供。'],
    ['2026-06-01', false, '由盈浦街道总工会提供，计在那里。'],
    ['2026-07-01', false, '上岗前取消了。'],
    ['2026-08-21', false, '2026-08-21 晚于统计时点（2026-08-20）。'],
  ]);
});

test('whoever is neither an own graduate nor in the list is not found; in the list one may be asked about', async () => {
  const personId = await given.graduate(await given.household(units.xiayang));
  await given.internship(personId, units.yingpu, '2026-06-01');
  const missing = await ask('01A', personId, elsewhere, '310118002');
  expect([missing.status, missing.body]).toMatchObject([404, { code: 'graduate.notFound' }]);
  expect(replyOf(await ask('02A', personId, elsewhere, '310118002')).counted).toBe(true);
  const otherUnit = await ask('01A', personId, elsewhere, '310118001');
  expect([otherUnit.status, otherUnit.body]).toMatchObject([404, { code: 'report.notFound' }]);
  expect((await ask('01A', personId, statistician, '310118')).status).toBe(403);
});

test('every row of a list says why it counts', async () => {
  const personId = await given.graduate(await given.household(units.xiayang));
  await given.placement(personId, units.xiayang, '2026-06-08');
  const cell = async (code: string) => {
    const input = { form: 'sunshine', year: 2026, unit: '310118001', code } as const;
    return replyOf(await app.call(reportRoutes.listCell, input, caseworker)).items;
  };
  const hire = (await cell('08A')).find((row) => row.personId === personId);
  expect(hire?.why).toBe(
    '2026-06-08 在统计期间（2026-01-01 至 2026-08-20）里，由夏阳街道总工会提供；本人的档案在夏阳街道总工会。',
  );
  const member = (await cell('01A')).find((row) => row.personId === personId);
  expect(member?.why).toBe('到统计时点归夏阳街道总工会管，符合口径。');
});
