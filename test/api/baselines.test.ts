import { parseFigure } from '@sunshine/contract/reports/amounts.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import { previousFigures } from '@sunshine/db/queries/reports/previous.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { reportBaselines } from '@sunshine/db/schema/report-versions.ts';
import { like } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { frame2026 } from '../support/given/figures.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { givenCampaign, givenReport, sealGiven, submitGiven } from '../support/given/snapshots.ts';

let app: TestApp;
let units: GivenDistrict;
let statistician: GivenAccount;
let caseworker: GivenAccount;

const of = { form: 'sunshine', year: 2025, unit: '310118001' } as const;
const source = '2025 年 8 月盖章的统计表，档案柜 3 号';
const paper = { '01A': '38', '01B': '29', '01C': '9', '06D': '350,003.5', '09B': '０.７0' };

beforeAll(async () => {
  app = await startTestApp({ now: '2026-08-12T10:00:00+08:00' });
  units = await givenDistrict(app);
  statistician = await givenAccount(app, [{ role: 'statistician', unionId: units.district }], {
    name: '周敏',
  });
  caseworker = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }]);
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.db.delete(reportBaselines);
});

const save = (more: object = {}, as = statistician) =>
  app.call(reportRoutes.saveBaseline, { ...of, cells: paper, source, ...more }, as);
const list = async (as: GivenAccount, year = 2025) =>
  replyOf(await app.call(reportRoutes.listBaselines, { form: 'sunshine', year }, as));
const trail = async () =>
  (await app.db.select().from(auditEntries).where(like(auditEntries.action, 'baseline.%'))).slice(-1)[0];

describe('paper figures of an earlier year', () => {
  test('are entered as printed, kept exact to the fen, and this year is compared with them', async () => {
    const saved = replyOf(await save());
    expect(saved).toMatchObject({
      cells: { '01A': '38', '01B': '29', '01C': '9', '06D': '350003.5', '09B': '0.7' },
      source,
      enteredBy: '周敏',
      sealed: false,
      remarks: [],
    });
    const [row] = await app.db.select().from(reportBaselines);
    expect(row?.cells).toEqual({ '01A': '38', '01B': '29', '01C': '9', '06D': '35000350', '09B': '700000' });
    const previous = await previousFigures(app.db, { form: 'sunshine', year: 2026 }, [units.xiayang]);
    expect(previous.get(units.xiayang)).toEqual({
      year: 2025,
      source: 'baseline',
      reportId: null,
      // A blank on the paper is no zero: it is not compared.
      values: new Map([
        ['01A', 38n],
        ['01B', 29n],
        ['01C', 9n],
        ['06D', 35_000_350n],
        ['09B', 700_000n],
      ]),
    });
    expect(await trail()).toMatchObject({
      action: 'baseline.enter',
      actorAccountId: statistician.accountId,
      subjectId: units.xiayang,
      unionId: units.xiayang,
      detail: { year: 2025, source, before: null, after: { '01A': '38', '06D': '350003.5' } },
    });
  });

  test('every cell that is no number in its unit is named at its place, and nothing is kept', async () => {
    const refused = await save({
      cells: { '01A': '三十八', '04A': '2.5', '06D': '1.005', '09B': '1.2345678', '11A': '4' },
    });
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'baseline.notANumber' }]);
    const fields = refused.ok ? {} : (refused.body.fields ?? {});
    expect(Object.keys(fields)).toEqual(['01A', '04A', '06D', '09B']);
    expect(fields['09B']).toBe('09B 写成数，单位是万元，最多六位小数。');
    expect(await save({ cells: { '01A': ' ' } })).toMatchObject({
      status: 422,
      body: { code: 'baseline.empty' },
    });
    expect(await save({ source: '' })).toMatchObject({ status: 400 });
    expect(await app.db.select().from(reportBaselines)).toEqual([]);
  });

  test('paper that does not add up is kept as it is, with the sum that is off beside it', async () => {
    const { remarks } = replyOf(await save({ cells: { '01A': '38', '01B': '29', '01C': '8', '09A': '3' } }));
    expect(remarks).toEqual(['01A＝01B＋01C：38，01B＋01C 为 29＋8＝37，差 1']);
  });

  test('are changed with a reason only; the trail keeps what they were', async () => {
    replyOf(await save());
    const silent = await save({ cells: { ...paper, '01A': '39' } });
    expect([silent.status, silent.body]).toMatchObject([
      422,
      { code: 'baseline.reasonNeeded', fields: { reason: expect.any(String) } },
    ]);
    replyOf(await save({ cells: { ...paper, '01A': '39' }, reason: '看错一格' }));
    expect(await trail()).toMatchObject({
      action: 'baseline.change',
      reason: '看错一格',
      detail: { before: { '01A': '38' }, after: { '01A': '39' } },
    });
  });

  test('of two who enter the same unit’s figures at once the second is told that there are some', async () => {
    const replies = await Promise.all([save(), save({ cells: { '01A': '1' } })]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 422]);
    expect(replies.find(({ ok }) => !ok)?.body).toMatchObject({ code: 'baseline.reasonNeeded' });
  });

  test('entered by mistake are taken out with a reason, and compared with no more', async () => {
    replyOf(await save());
    const remove = () =>
      app.call(reportRoutes.removeBaseline, { ...of, reason: '录到别的单位了' }, statistician);
    expect(replyOf(await remove())).toMatchObject({ cells: null, source: null });
    expect(await previousFigures(app.db, { form: 'sunshine', year: 2026 }, [units.xiayang])).toEqual(
      new Map(),
    );
    expect(await trail()).toMatchObject({
      action: 'baseline.remove',
      reason: '录到别的单位了',
      detail: { source, before: { '01A': '38', '09B': '0.7' } },
    });
    const again = await remove();
    expect([again.status, again.body]).toMatchObject([404, { code: 'baseline.notFound' }]);
  });

  test('are of a past year, and not of one that has a sealed report', async () => {
    expect(await save({ year: 2026 })).toMatchObject({ status: 422, body: { code: 'baseline.notPast' } });
    const campaign = await givenCampaign(app.db, 2024);
    const report = await givenReport(app.db, campaign, units.xiayang);
    await submitGiven(app.db, report, {
      ...frame2026(),
      year: 2024,
      start: '2024-01-01',
      cutoff: '2024-08-20',
      asOf: '2024-08-20',
    });
    await sealGiven(app.db, report);
    const refused = await save({ year: 2024 });
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'baseline.sealedExists' }]);
    const row = (await list(statistician, 2024)).units.find(({ code }) => code === '310118001');
    expect(row).toMatchObject({ sealed: true, cells: null });
  });
});

describe('who', () => {
  test('the district’s statistician enters; a unit sees its own and those below, nobody else’s', async () => {
    replyOf(await save());
    replyOf(await save({ unit: '310118002' }));
    replyOf(await save({ unit: '310118001-G01' }));
    expect(await save({}, caseworker)).toMatchObject({ status: 403 });
    const own = await list(caseworker);
    expect(own.units.map(({ code, cells }) => [code, cells?.['01A']])).toEqual([
      ['310118001', '38'],
      ['310118001-G01', '38'],
    ]);
    const all = await list(statistician);
    expect(all.units.map(({ code, cells }) => [code, cells !== null])).toEqual([
      ['310118', false],
      ['310118001', true],
      ['310118002', true],
      ['310118-S01', false],
    ]);
    expect(all.years).toContain(2025);
    const missing = await save({ unit: '310118999' });
    expect([missing.status, missing.body]).toMatchObject([404, { code: 'union.notFound' }]);
    expect(await save({ cells: { '12A': '1' } })).toMatchObject({ status: 400 });
  });
});

test('a figure is read as people type and paste it, and only as exactly as its unit allows', () => {
  expect(cellCodes).toHaveLength(21);
  const read = (typed: string, unit: Parameters<typeof parseFigure>[1]) =>
    parseFigure(typed, unit)?.toString() ?? null;
  expect(read('1,286 人', 'persons')).toBe('1286');
  expect(read('１２８６人次', 'personTimes')).toBe('1286');
  expect(read('0', 'events')).toBe('0');
  expect(read('1.0', 'openings')).toBe('1');
  expect(read('100000.05元', 'yuan')).toBe('10000005');
  expect(read('12.3456', 'tenThousandYuan')).toBe('12345600');
  expect(read('0.000001 万元', 'tenThousandYuan')).toBe('1');
  for (const [typed, unit] of [
    ['-1', 'persons'],
    ['1.5', 'persons'],
    ['1e3', 'yuan'],
    ['', 'yuan'],
    ['0.001', 'yuan'],
    ['一', 'events'],
  ] as const) {
    expect([typed, read(typed, unit)]).toEqual([typed, null]);
  }
});
