import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { reportDueDays } from '@sunshine/db/schema/report-versions.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { givenReport, sealGiven, submitGiven } from '../support/given/snapshots.ts';

let app: TestApp;
let units: GivenDistrict;
let statistician: GivenAccount;
let caseworker: GivenAccount;
let other: GivenAccount;

const of = { form: 'sunshine', year: 2026, unit: '310118001' } as const;
const reason = '名册迟到，区里同意';

beforeAll(async () => {
  app = await startTestApp({ now: '2026-08-22T10:00:00+08:00' });
  units = await givenDistrict(app);
  statistician = await givenAccount(app, [{ role: 'statistician', unionId: units.district }], {
    name: '周敏',
  });
  caseworker = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }]);
  other = await givenAccount(app, [{ role: 'caseworker', unionId: units.yingpu }]);
  replyOf(await app.call(reportRoutes.openCampaign, { form: 'sunshine', year: 2026 }, statistician));
});
afterAll(() => app.close());
beforeEach(async () => {
  await app.db.delete(reportDueDays);
});

const extend = (more: object = {}, as = statistician) =>
  app.call(reportRoutes.extendDueDay, { ...of, dueDay: '2026-08-29', reason, ...more }, as);
const trail = (action: string) => app.db.select().from(auditEntries).where(eq(auditEntries.action, action));

test('a deadline is extended for one unit with a reason; the unit sees it, is told, and others keep theirs', async () => {
  expect(replyOf(await extend())).toMatchObject({
    code: '310118001',
    campaignDueDay: '2026-08-25',
    dueDay: '2026-08-29',
    reason,
    grantedBy: '周敏',
    grantedAt: '2026-08-22T02:00:00.000Z',
  });
  expect(replyOf(await app.call(reportRoutes.readDueDay, of, caseworker)).dueDay).toBe('2026-08-29');
  const yingpu = { ...of, unit: '310118002' };
  expect(replyOf(await app.call(reportRoutes.readDueDay, yingpu, other))).toMatchObject({
    dueDay: null,
    campaignDueDay: '2026-08-25',
  });
  const [entry] = await trail('report.extendDueDay');
  expect(entry).toMatchObject({
    actorAccountId: statistician.accountId,
    actorRole: 'statistician',
    subjectId: units.xiayang,
    unionId: units.xiayang,
    reason,
    detail: { year: 2026, before: null, after: '2026-08-29' },
  });
  const jobs = await app.db.$client`
    select j.payload from graphile_worker._private_jobs j
    join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'deliver-notice'`;
  expect(jobs.map(({ payload }) => payload)).toEqual([
    expect.objectContaining({
      accountId: caseworker.accountId,
      title: '夏阳街道总工会的统计表延期到 2026年8月29日',
      href: '/union/form?year=2026&unit=310118001',
    }),
  ]);
});

test('extended again the later word holds, and the trail keeps both', async () => {
  const before = (await trail('report.extendDueDay')).length;
  replyOf(await extend());
  replyOf(await extend({ dueDay: '2026-08-31', reason: '再宽两天' }));
  expect(await app.db.select().from(reportDueDays)).toMatchObject([
    { dueDay: '2026-08-31', reason: '再宽两天' },
  ]);
  const entries = (await trail('report.extendDueDay')).slice(before);
  expect(entries.map(({ detail }) => [detail.before, detail.after])).toEqual([
    [null, '2026-08-29'],
    ['2026-08-29', '2026-08-31'],
  ]);
});

test('taken back with a reason, the campaign’s day holds again', async () => {
  replyOf(await extend());
  const back = () => app.call(reportRoutes.withdrawDueDay, { ...of, reason: '名册已经到了' }, statistician);
  expect(replyOf(await back())).toMatchObject({ dueDay: null, campaignDueDay: '2026-08-25', reason: null });
  expect(await app.db.select().from(reportDueDays)).toEqual([]);
  const entry = (await trail('report.withdrawDueDay')).at(-1);
  expect(entry).toMatchObject({
    reason: '名册已经到了',
    detail: { before: '2026-08-29', reasonThen: reason },
  });
  const again = await back();
  expect([again.status, again.body]).toMatchObject([409, { code: 'dueDay.notExtended' }]);
});

test('an extension is later than everybody’s day, says why, and is not for what is sealed', async () => {
  const early = await extend({ dueDay: '2026-08-25' });
  expect([early.status, early.body]).toMatchObject([
    422,
    { code: 'dueDay.notLater', fields: { dueDay: '要晚于大家的截止日 2026年8月25日。' } },
  ]);
  expect(await extend({ reason: ' ' })).toMatchObject({ status: 400 });
  const [campaign] = await app.db.$client`select id from campaigns`;
  const report = await givenReport(app.db, campaign?.id, units.education);
  await submitGiven(app.db, report);
  await sealGiven(app.db, report);
  const sealed = await extend({ unit: '310118-S01' });
  expect([sealed.status, sealed.body]).toMatchObject([409, { code: 'dueDay.alreadySealed' }]);
  expect(await app.db.select().from(reportDueDays)).toEqual([]);
});

test('only the district’s statistician extends; a unit lists its own extensions, the district all', async () => {
  expect(await extend({}, caseworker)).toMatchObject({ status: 403 });
  replyOf(await extend());
  replyOf(await extend({ unit: '310118002', dueDay: '2026-08-28' }));
  const list = async (as: GivenAccount) =>
    replyOf(await app.call(reportRoutes.listDueDays, { form: 'sunshine', year: 2026 }, as)).items.map(
      ({ code, dueDay }) => [code, dueDay],
    );
  expect(await list(statistician)).toEqual([
    ['310118002', '2026-08-28'],
    ['310118001', '2026-08-29'],
  ]);
  expect(await list(caseworker)).toEqual([['310118001', '2026-08-29']]);
  for (const input of [
    { ...of, unit: '310118002' },
    { ...of, year: 2019 },
  ]) {
    const reply = await app.call(reportRoutes.readDueDay, input, caseworker);
    expect([reply.status, reply.body]).toMatchObject([404, { code: 'report.notFound' }]);
  }
});
