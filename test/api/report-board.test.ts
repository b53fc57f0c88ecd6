import { boardRoutes } from '@sunshine/contract/reports/board-routes.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import type { GivenAccount } from '../support/given/people.ts';
import { givenRecords } from '../support/given/records.ts';
import {
  closeBelow,
  givenReportPeople,
  type ReportPeople,
  reportActsOf,
} from '../support/given/report-people.ts';

let app: TestApp;
let people: ReportPeople;
let acts: ReturnType<typeof reportActsOf>;
beforeEach(async () => {
  app = await startTestApp({ now: '2026-08-22T09:00:00+08:00' });
  people = await givenReportPeople(app);
  acts = reportActsOf(app);
});
afterEach(() => app.close());

const sealed = async (as: GivenAccount, year?: number) =>
  replyOf(await app.call(boardRoutes.listSealedReports, { year }, as));

async function sealDistrict(): Promise<void> {
  await closeBelow(people, acts);
  replyOf(await acts.submit('district', people.district));
  replyOf(await acts.accept('district', people.districtReviewer));
  replyOf(await acts.seal('district', people.statistician));
}

test('a street sees where each unit below it stands, what is not handed in counted from the records of now', async () => {
  const given = givenRecords(app.db);
  const home = await given.household(people.units.grassroots);
  await given.outcome(await given.graduate(home), {});
  const before = replyOf(await app.call(boardRoutes.listUnitsBelow, acts.of('xiayang'), people.xiayang));
  expect(before.whole).toMatchObject({ code: '310118001', state: 'draft', frozen: false });
  expect(before.units.map(({ code, ownOnly, state, cells }) => [code, ownOnly, state, cells['01A']])).toEqual(
    [
      ['310118001', true, 'draft', '0'],
      ['310118001-G01', false, 'draft', '1'],
    ],
  );
  expect(before.below['01A']).toBe('1');

  replyOf(await acts.check('grassroots', people.xiayang));
  replyOf(await acts.submit('grassroots', people.xiayang));
  await given.outcome(await given.graduate(home), {});
  const after = replyOf(await app.call(boardRoutes.listUnitsBelow, acts.of('xiayang'), people.xiayang));
  expect(after.units[1]).toMatchObject({ state: 'submitted', frozen: true, cells: { '01A': '1' } });
});

test('the units below another street are missing, as one that never was', async () => {
  for (const unit of ['xiayang', 'district'] as const) {
    const outcome = await app.call(boardRoutes.listUnitsBelow, acts.of(unit), people.yingpu);
    expect(outcome).toMatchObject({ status: 404, body: { code: 'report.notFound' } });
  }
});

test('sealed reports are listed by year, the corrected version beside its correction, each within its reader’s units', async () => {
  expect(await sealed(people.statistician)).toMatchObject({ items: [], total: 0, years: [] });
  await sealDistrict();
  replyOf(await acts.correct('yingpu', people.yingpu, '漏了一份名单'));
  const open = await sealed(people.yingpu);
  expect(open.items).toMatchObject([
    { code: '310118002', version: 1, latest: true, nil: true, sealedByName: '龚明', preparerName: '顾清' },
  ]);
  replyOf(await acts.declareNil('yingpu', people.yingpu));
  replyOf(await acts.seal('yingpu', people.statistician));

  const mine = await sealed(people.yingpu);
  expect(
    mine.items.map(({ version, latest, correctionReason }) => [version, latest, correctionReason]),
  ).toEqual([
    [2, true, '漏了一份名单'],
    [1, false, null],
  ]);
  const all = await sealed(people.auditor);
  expect(all.years).toEqual([2026]);
  expect(all.items.map(({ code }) => code)).toEqual([
    '310118',
    '310118001',
    '310118002',
    '310118002',
    '310118-S01',
    '310118001-G01',
  ]);
  expect((await sealed(people.auditor, 2025)).items).toEqual([]);
});
