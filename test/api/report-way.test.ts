import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { reportSnapshots, reports } from '@sunshine/db/schema/report-versions.ts';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
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

test('a district is sealed with all below it: prepared, reviewed and sealed by different people, each step in the trail', async () => {
  await closeBelow(people, acts);
  expect(replyOf(await acts.submit('district', people.district))).toMatchObject({
    state: 'submitted',
    frozen: true,
    provisional: false,
    asOf: '2026-08-20',
    preparer: { name: '郁安' },
    waitingFor: '等青浦区总工会的审核人员审核。',
    acts: ['recall'],
  });
  replyOf(await acts.accept('district', people.districtReviewer));
  const sealed = replyOf(await acts.seal('district', people.statistician));
  expect(sealed).toMatchObject({ state: 'sealed', hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(sealed.steps.map(({ to, byName }) => [to, byName])).toEqual([
    ['checked', '郁安'],
    ['submitted', '郁安'],
    ['accepted', '沈若'],
    ['sealed', '龚明'],
  ]);
  const rows = await app.db.select({ state: reports.state, sealedBy: reports.sealedBy }).from(reports);
  expect(rows).toEqual(
    Array.from({ length: 5 }, () => ({ state: 'sealed', sealedBy: people.statistician.accountId })),
  );
  const trail = await app.db.select().from(auditEntries).where(eq(auditEntries.action, 'report.seal'));
  expect(new Set(trail.map(({ unionId }) => unionId))).toEqual(
    new Set(
      ['district', 'xiayang', 'yingpu', 'education', 'grassroots'].map((name) => people.units[name as never]),
    ),
  );
});

test('what was frozen stays as it was while the records go on; a return lets go of it', async () => {
  const given = givenRecords(app.db);
  const home = await given.household(people.units.yingpu);
  await given.outcome(await given.graduate(home), {});
  const form = async () =>
    replyOf(await app.call(reportRoutes.readForm, acts.of('yingpu'), people.yingpu)).form.cells[
      'sunshine.01A'
    ];
  replyOf(await acts.check('yingpu', people.yingpu));
  replyOf(await acts.submit('yingpu', people.yingpu));
  await given.outcome(await given.graduate(home), {});
  expect((await form())?.text).toBe('1');

  replyOf(
    await acts.return('yingpu', people.districtReviewer, '漏了一个人', [{ code: '01A', text: '应该是两人' }]),
  );
  expect((await form())?.text).toBe('2');
  expect(await app.db.select().from(reportSnapshots)).toEqual([]);
  const status = await acts.status('yingpu', people.yingpu);
  expect(status).toMatchObject({
    state: 'returned',
    frozen: false,
    hindrances: ['还有 1 条批注没处理。'],
    comments: [{ code: '01A', text: '应该是两人', byName: '沈若', resolvedAt: null }],
    reviews: [{ decision: 'returned', reason: '漏了一个人', past: true }],
  });
});
