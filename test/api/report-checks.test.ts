import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import { reportSteps, reports } from '@sunshine/db/schema/report-versions.ts';
import { unions } from '@sunshine/db/schema/unions.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { givenAccount } from '../support/given/people.ts';
import type { GivenRecords } from '../support/given/records.ts';
import { givenReportDesk, type ReportDesk } from '../support/given/report-desk.ts';
import type { ReportPeople, UnitName } from '../support/given/report-people.ts';

let desk: ReportDesk;
let app: TestApp;
let people: ReportPeople;
let given: GivenRecords;
let acts: ReportDesk['acts'];
beforeAll(async () => {
  desk = await givenReportDesk('2026-08-12T09:00:00+08:00');
  ({ app, people, given, acts } = desk);
});
beforeEach(() => desk.clear());
afterAll(() => app.close());

async function checkOf(unit: UnitName, key: string) {
  const { checks } = replyOf(await app.call(reportRoutes.readForm, acts.of(unit), people.statistician));
  return checks.find((each) => each.key === key);
}

/** Somebody who neither needs help nor settled by themselves: 01D＋01E is one short of 01A. */
async function leftOver(unionId: string): Promise<string> {
  return given.graduate(await given.household(unionId));
}

test('a soft check that is off needs the preparer’s note, and a note explains one finding only', async () => {
  await leftOver(people.units.yingpu);
  const refused = await acts.check('yingpu', people.yingpu);
  expect([refused.status, refused.body]).toMatchObject([
    422,
    { code: 'report.notesMissing', message: '要写说明：01D＋01E 应等于 01A。' },
  ]);
  const noted = replyOf(await acts.note('yingpu', 'leftOver', people.yingpu, '本人准备考研'));
  expect(noted).toMatchObject({ state: 'draft', hindrances: [] });
  expect(await checkOf('yingpu', 'leftOver')).toMatchObject({
    passed: false,
    finding: '0＋0＝0，01A 为 1，差 1',
    note: { text: '本人准备考研', byName: '顾清', stale: false },
    persons: [{ name: '沈*鸣', personId: null }],
  });

  await leftOver(people.units.yingpu);
  expect(await checkOf('yingpu', 'leftOver')).toMatchObject({ note: { stale: true } });
  expect(await acts.check('yingpu', people.yingpu)).toMatchObject({
    status: 422,
    body: { code: 'report.notesMissing' },
  });
  replyOf(await acts.note('yingpu', 'leftOver', people.yingpu, '两人都准备考研'));
  expect(replyOf(await acts.check('yingpu', people.yingpu))).toMatchObject({
    state: 'checked',
    preparer: { name: '顾清', phone: '' },
  });
  const trail = await desk.trail('report.writeNote');
  expect(trail).toHaveLength(2);
  expect(trail[0]).toMatchObject({
    actorAccountId: people.yingpu.accountId,
    actorRole: 'caseworker',
    unionId: people.units.yingpu,
    detail: { year: 2026, version: 1, check: 'leftOver' },
  });
});

test('what was checked holds at submission or the report is a draft again by itself, and nothing is frozen', async () => {
  replyOf(await acts.check('yingpu', people.yingpu));
  await leftOver(people.units.yingpu);
  const refused = await acts.submit('yingpu', people.yingpu);
  expect([refused.status, refused.body]).toMatchObject([
    409,
    {
      code: 'report.checksChanged',
      message: '校验以后变了，统计表回到草稿。要写说明：01D＋01E 应等于 01A。',
    },
  ]);
  expect(await acts.status('yingpu', people.yingpu)).toMatchObject({
    state: 'draft',
    frozen: false,
    steps: [{ to: 'checked' }, { from: 'checked', to: 'draft', reason: expect.stringContaining('要写说明') }],
  });
  const trail = await desk.trail('report.fallBack');
  expect(trail).toMatchObject([{ reason: expect.stringContaining('要写说明') }]);
  expect(await acts.submit('yingpu', people.yingpu)).toMatchObject({
    status: 409,
    body: { code: 'request.stepNotAllowed' },
  });
});

test('remarks are dealt with before the report is checked, and one made after the check takes it back', async () => {
  const { comments } = replyOf(await acts.comment('yingpu', people.auditor, '上岗人数再核', '08A'));
  expect(comments).toMatchObject([{ code: '08A', text: '上岗人数再核', byName: '庄正', resolvedAt: null }]);
  expect(await acts.check('yingpu', people.yingpu)).toMatchObject({
    status: 422,
    body: { code: 'report.commentsOpen', message: '还有 1 条批注没处理。' },
  });
  const [comment] = comments;
  const resolved = replyOf(await acts.resolve('yingpu', comment?.id ?? '', people.yingpu));
  expect(resolved.comments).toMatchObject([{ resolvedAt: '2026-08-12T01:00:00.000Z' }]);
  expect(await acts.resolve('yingpu', comment?.id ?? '', people.yingpu)).toMatchObject({
    status: 404,
    body: { code: 'report.commentNotFound' },
  });
  replyOf(await acts.check('yingpu', people.yingpu));
  replyOf(await acts.comment('yingpu', people.districtReviewer));
  expect(await acts.submit('yingpu', people.yingpu)).toMatchObject({
    status: 409,
    body: { code: 'report.checksChanged' },
  });
});

/** A snapshot that names one person in 01D and in 01E, which records cannot: by themselves hard checks hold. */
async function countedTwice(): Promise<void> {
  const person = await given.graduate(await given.household(people.units.yingpu));
  await given.outcome(person, { fromDay: '2026-07-01' });
  replyOf(await acts.check('yingpu', people.yingpu));
  replyOf(await acts.submit('yingpu', people.yingpu));
  replyOf(await acts.accept('yingpu', people.districtReviewer));
  await app.db.execute(sql`
    insert into report_facts select (jsonb_populate_record(f, '{"code": "01E"}')).* from report_facts f
    join reports r on r.id = f.report_id where r.union_id = ${people.units.yingpu} and f.code = '01D'`);
}

test('a hard check that is off stops the district until another of its reviewers lets it through, for this finding only', async () => {
  await countedTwice();
  const hard = { status: 422, body: { code: 'report.hardChecks' } };
  const refused = await acts.check('district', people.district);
  expect(refused).toMatchObject(hard);
  expect(refused.body).toMatchObject({
    message: expect.stringContaining('必须满足的校验不平：01D＋01E 不大于 01A。改记录，或请上一级放行。'),
  });
  // The same two figures are unequal as well, which takes a note.
  replyOf(await acts.note('district', 'leftOver', people.district));
  expect(await acts.note('district', 'settledWithinTotal', people.district)).toMatchObject({
    status: 422,
    body: { code: 'report.noteNotAsked' },
  });
  expect(await acts.override('district', 'settledWithinTotal', people.xiayangReviewer)).toMatchObject({
    status: 404,
  });
  replyOf(await acts.override('district', 'settledWithinTotal', people.districtReviewer, '迁档中，下月理顺'));
  expect(await checkOf('district', 'settledWithinTotal')).toMatchObject({
    passed: false,
    finding: '1＋1＝2，01A 为 1，多 1',
    override: { reason: '迁档中，下月理顺', byName: '沈若' },
  });
  expect(replyOf(await acts.check('district', people.district)).state).toBe('checked');
  const trail = await desk.trail('report.override');
  expect(trail).toMatchObject([{ actorRole: 'reviewer', reason: '迁档中，下月理顺' }]);

  // Another person tips the figures otherwise: the override was not given for this.
  replyOf(await acts.reopen('district', people.district));
  await given.outcome(await leftOver(people.units.district), {});
  expect(await checkOf('district', 'settledWithinTotal')).toMatchObject({
    passed: false,
    finding: '2＋1＝3，01A 为 2，多 1',
    override: null,
  });
  replyOf(await acts.note('district', 'leftOver', people.district));
  expect(await acts.check('district', people.district)).toMatchObject(hard);
});

test('nobody lets through what they prepare themselves: an override counts for everybody else', async () => {
  await countedTwice();
  const { district } = people.units;
  const both = await givenAccount(app, [
    { role: 'reviewer', unionId: district },
    { role: 'caseworker', unionId: district },
  ]);
  replyOf(await acts.override('district', 'settledWithinTotal', both));
  replyOf(await acts.note('district', 'leftOver', people.district));
  expect(await acts.check('district', both)).toMatchObject({
    status: 422,
    body: { code: 'report.hardChecks' },
  });
  replyOf(await acts.check('district', people.district));
  expect(await acts.override('district', 'settledWithinTotal', people.districtReviewer)).toMatchObject({
    status: 200,
  });
  // Who wrote a note has prepared, and lets nothing through.
  replyOf(await acts.reopen('district', people.district));
  replyOf(await acts.note('district', 'leftOver', both));
  expect(await acts.override('district', 'settledWithinTotal', both)).toMatchObject({
    status: 403,
    body: { code: 'report.overrideFromAbove' },
  });
});

test('what is even, unknown or past the preparer’s desk takes no note and no override', async () => {
  const even = { status: 422, body: { code: 'report.checkPasses' } };
  expect(await acts.note('yingpu', 'leftOver', people.yingpu)).toMatchObject(even);
  expect(await acts.override('yingpu', 'total', people.districtReviewer)).toMatchObject(even);
  expect(await acts.note('yingpu', 'no.such', people.yingpu)).toMatchObject({
    status: 404,
    body: { code: 'report.checkNotFound' },
  });
  await leftOver(people.units.yingpu);
  expect(await acts.override('yingpu', 'leftOver', people.districtReviewer)).toMatchObject({
    status: 422,
    body: { code: 'report.overrideNotAsked' },
  });
  expect(await acts.override('xiayang', 'leftOver', people.xiayangReviewer)).toMatchObject({
    status: 403,
    body: { code: 'report.overrideFromAbove' },
  });
  replyOf(await acts.note('yingpu', 'leftOver', people.yingpu));
  replyOf(await acts.check('yingpu', people.yingpu));
  replyOf(await acts.submit('yingpu', people.yingpu));
  expect(await acts.note('yingpu', 'leftOver', people.yingpu)).toMatchObject({
    status: 409,
    body: { code: 'request.stepNotAllowed' },
  });
  expect(await checkOf('yingpu', 'leftOver')).toMatchObject({
    note: { text: '核对过，属实', byName: '顾清', stale: false },
    persons: [{ name: '沈*鸣' }],
  });
});

test('nil only where every figure is zero, and it says which is not; the zeros are frozen', async () => {
  await given.event(people.units.yingpu, '2026-04-11');
  const refused = await acts.declareNil('yingpu', people.yingpu);
  expect([refused.status, refused.body]).toMatchObject([
    422,
    { code: 'report.notNil', message: '有数不是零，不能零报：04A 是 1。' },
  ]);
  expect(await app.db.select().from(reports)).toEqual([]);
  const nil = replyOf(await acts.declareNil('education', people.education));
  expect(nil).toMatchObject({ state: 'nil', frozen: true, preparer: { name: '许知' } });
  await given.event(people.units.education, '2026-04-12');
  const form = replyOf(await app.call(reportRoutes.readForm, acts.of('education'), people.education)).form;
  expect([form.state, form.cells['sunshine.04A']?.text]).toEqual(['nil', '0']);
});

test('a level closes only when all below are accepted or nil, and the refusal names who is missing', async () => {
  replyOf(await acts.check('district', people.district));
  const refused = await acts.submit('district', people.district);
  expect([refused.status, refused.body]).toMatchObject([
    409,
    {
      code: 'report.belowOpen',
      message: '下级还没审核通过或零报：夏阳街道总工会、盈浦街道总工会、区教育工会。',
    },
  ]);
  replyOf(await acts.declareNil('yingpu', people.yingpu));
  replyOf(await acts.declareNil('education', people.district));
  expect(await acts.declareNil('xiayang', people.xiayang)).toMatchObject({
    status: 409,
    body: { code: 'report.belowOpen', message: '下级还没审核通过或零报：夏阳街道城北社区工会。' },
  });
  // The street declares for its grassroots union, which has nobody of its own.
  replyOf(await acts.declareNil('grassroots', people.xiayang));
  replyOf(await acts.check('xiayang', people.xiayang));
  replyOf(await acts.submit('xiayang', people.xiayang));
  expect(await acts.submit('district', people.district)).toMatchObject({
    status: 409,
    body: { message: '下级还没审核通过或零报：夏阳街道总工会。' },
  });
  expect(await acts.status('district', people.district)).toMatchObject({
    state: 'checked',
    waitingFor: '等下级：夏阳街道总工会还没报完。',
    openBelow: [{ code: '310118001', state: 'submitted' }],
    acts: ['reopen'],
  });
});

test('a unit closed before the cutoff reports no more and nobody waits for it; on its last day it still does', async () => {
  const { education } = people.units;
  await app.db.update(unions).set({ closedOn: '2026-08-12' }).where(eq(unions.id, education));
  replyOf(await acts.declareNil('education', people.education));
  replyOf(await acts.recall('education', people.education));
  await app.db.update(unions).set({ closedOn: '2026-08-11' }).where(eq(unions.id, education));
  expect(await acts.declareNil('education', people.education)).toMatchObject({
    status: 409,
    body: { code: 'report.unitClosed' },
  });
  expect(await acts.status('education', people.education)).toMatchObject({
    acts: [],
    waitingFor: '统计时点以前撤并了，由接收的单位报。',
  });
  const { openBelow } = await acts.status('district', people.district);
  expect(openBelow.map(({ code }) => code)).toEqual(['310118001', '310118002']);
  await app.db.update(unions).set({ closedOn: null }).where(eq(unions.id, education));
});

test('another unit’s report is as missing as one that never was', async () => {
  const missing = { status: 404, body: { code: 'report.notFound' } };
  expect(await acts.check('education', people.yingpu)).toMatchObject(missing);
  expect(await acts.comment('education', people.yingpu)).toMatchObject(missing);
  expect(await acts.accept('yingpu', people.xiayangReviewer)).toMatchObject(missing);
  for (const route of ['readDrift', 'readComparison', 'readSharedPersons', 'readReadiness'] as const) {
    expect(await app.call(workflowRoutes[route], acts.of('education'), people.yingpu)).toMatchObject(missing);
  }
  const unknown = { ...acts.of('yingpu'), unit: '310118099' };
  expect(await app.call(workflowRoutes.readReportStatus, unknown, people.district)).toMatchObject(missing);
  expect(
    await app.call(workflowRoutes.readReportStatus, { ...acts.of('yingpu'), version: 2 }, people.yingpu),
  ).toMatchObject(missing);
  expect(await app.db.select().from(reportSteps)).toEqual([]);
  expect(await desk.trail('report.comment')).toEqual([]);
});
