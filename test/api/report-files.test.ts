import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { reports } from '@sunshine/db/schema/report-versions.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { type Caller, replyOf } from '../support/call.ts';
import { givenDocx, givenPdf } from '../support/given/files.ts';
import {
  codes,
  givenReportPeople,
  type ReportPeople,
  reportActsOf,
  type UnitName,
} from '../support/given/report-people.ts';
import { uploadTo } from '../support/upload.ts';

let app: TestApp;
let people: ReportPeople;
let acts: ReturnType<typeof reportActsOf>;
beforeAll(async () => {
  app = await startTestApp({ now: '2026-08-22T09:00:00+08:00' });
  people = await givenReportPeople(app);
  acts = reportActsOf(app);
});
afterAll(() => app.close());

type Kind = 'summary' | 'experience' | 'plan' | 'signedScan';
const of = (unit: UnitName) => ({ form: 'sunshine' as const, year: 2026, unit: codes[unit] });
const add = (unit: UnitName, kind: Kind, as: Caller, bytes = givenPdf(), name = '材料.pdf') =>
  uploadTo(app, reportRoutes.addReportFile, { ...of(unit), kind }, { name, bytes }, as);
const list = async (unit: UnitName, as: Caller, version?: number) =>
  replyOf(await app.call(reportRoutes.listReportFiles, { ...of(unit), version }, as));
const remove = (unit: UnitName, fileId: string, as: Caller, reason = '传错了') =>
  app.call(reportRoutes.removeReportFile, { ...of(unit), fileId, reason }, as);
const seal = async (unit: 'yingpu' | 'education') => {
  replyOf(await acts.declareNil(unit, people[unit]));
  replyOf(await acts.seal(unit, people.statistician));
};

test('a unit attaches its summary, new experience, plan and signed scan before anything else was done to the report', async () => {
  expect(await list('xiayang', people.xiayang)).toEqual({
    version: 1,
    state: 'draft',
    items: [],
    mayChange: ['summary', 'experience', 'plan', 'signedScan'],
  });
  const { id } = replyOf(await add('xiayang', 'summary', people.xiayang, givenDocx(), '夏阳总结.docx'));
  replyOf(await add('xiayang', 'signedScan', people.xiayang));
  const { items } = await list('xiayang', people.districtReviewer);
  expect(items.map(({ kind, name, uploadedBy }) => [kind, name, uploadedBy]).sort()).toEqual([
    ['signedScan', '材料.pdf', '陆文'],
    ['summary', '夏阳总结.docx', '陆文'],
  ]);
  const [report] = await app.db.select().from(reports).where(eq(reports.unionId, people.units.xiayang));
  expect(report).toMatchObject({ state: 'draft', version: 1 });
  const [entry] = await app.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
  expect(entry).toMatchObject({
    action: 'attachment.add',
    actorAccountId: people.xiayang.accountId,
    unionId: people.units.xiayang,
    detail: { owner: 'report', ownerId: report?.id, kind: 'summary' },
  });
});

test('whoever reads the report reads its papers, and the trail says who did; they come back as they were sent', async () => {
  const bytes = givenPdf();
  const { id: fileId } = replyOf(await add('xiayang', 'plan', people.xiayang, bytes, '活动方案.pdf'));
  const opened = await app.call(
    reportRoutes.openReportFile,
    { ...of('xiayang'), fileId },
    people.statistician,
  );
  expect(opened.bytes.equals(bytes)).toBe(true);
  expect(decodeURIComponent(String(opened.headers['content-disposition']))).toContain('活动方案.pdf');
  const entries = await app.db.select().from(auditEntries).where(eq(auditEntries.subjectId, fileId));
  expect(entries.map(({ action, actorAccountId }) => [action, actorAccountId])).toEqual([
    ['attachment.add', people.xiayang.accountId],
    ['attachment.open', people.statistician.accountId],
  ]);
});

test('a mistaken paper is removed with a reason: its content goes, the line and the reason stay', async () => {
  const { id } = replyOf(await add('xiayang', 'experience', people.xiayang));
  expect(await remove('xiayang', id, people.xiayang, '')).toMatchObject({ status: 400 });
  replyOf(await remove('xiayang', id, people.xiayang, '扫反了'));
  const line = (await list('xiayang', people.xiayang)).items.find((each) => each.id === id);
  expect(line?.removedAt).not.toBeNull();
  const gone = await app.call(reportRoutes.openReportFile, { ...of('xiayang'), fileId: id }, people.xiayang);
  expect([gone.status, gone.body]).toMatchObject([404, { code: 'attachment.notFound' }]);
  const trail = await app.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
  expect(trail.at(-1)).toMatchObject({ action: 'attachment.remove', reason: '扫反了' });
});

test('once sealed only the signed scan may still come or go', async () => {
  const { id: summary } = replyOf(await add('yingpu', 'summary', people.yingpu));
  await seal('yingpu');
  expect((await list('yingpu', people.yingpu)).mayChange).toEqual(['signedScan']);
  for (const refused of [
    await add('yingpu', 'summary', people.yingpu),
    await remove('yingpu', summary, people.yingpu),
  ]) {
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'report.fileAfterSeal' }]);
  }
  const { id: scan } = replyOf(await add('yingpu', 'signedScan', people.yingpu));
  replyOf(await remove('yingpu', scan, people.yingpu, '扫漏一页'));
  replyOf(await add('yingpu', 'signedScan', people.yingpu));
  const kept = (await list('yingpu', people.yingpu)).items.filter(({ removedAt }) => removedAt === null);
  expect(kept.map(({ kind }) => kind).sort()).toEqual(['signedScan', 'summary']);
});

test('a correction has papers of its own; those of the sealed version stay readable and unchanged', async () => {
  const { id: first } = replyOf(await add('education', 'summary', people.education));
  await seal('education');
  replyOf(await acts.correct('education', people.education));
  expect((await list('education', people.education)).items).toEqual([]);
  replyOf(await add('education', 'experience', people.education));
  const sealed = await list('education', people.education, 1);
  expect(sealed).toMatchObject({ version: 1, state: 'sealed', mayChange: [], items: [{ id: first }] });
  const input = { ...of('education'), fileId: first };
  expect(
    (await app.call(reportRoutes.openReportFile, { ...input, version: 1 }, people.education)).status,
  ).toBe(200);
  expect((await app.call(reportRoutes.openReportFile, input, people.education)).status).toBe(404);
  const removed = await remove('education', first, people.education);
  expect([removed.status, removed.body]).toMatchObject([404, { code: 'attachment.notFound' }]);
});

test('reviewers and the district read and add nothing; another unit’s papers are missing', async () => {
  const { id: fileId } = replyOf(await add('xiayang', 'plan', people.xiayang));
  expect((await add('xiayang', 'plan', people.districtReviewer)).status).toBe(403);
  expect((await list('xiayang', people.districtReviewer)).mayChange).toEqual([]);
  const answers = [
    await app.call(reportRoutes.listReportFiles, of('xiayang'), people.yingpu),
    await app.call(reportRoutes.openReportFile, { ...of('xiayang'), fileId }, people.yingpu),
    await add('xiayang', 'plan', people.yingpu),
    await remove('xiayang', fileId, people.yingpu),
  ];
  for (const { status, body } of answers)
    expect([status, body]).toMatchObject([404, { code: 'report.notFound' }]);
  // Of one report the file of another is not to be had.
  const mixed = await app.call(reportRoutes.openReportFile, { ...of('yingpu'), fileId }, people.yingpu);
  expect([mixed.status, mixed.body]).toMatchObject([404, { code: 'attachment.notFound' }]);
  const wrong = await app.call(
    reportRoutes.addReportFile,
    { ...of('xiayang'), kind: 'evidence' as never },
    people.xiayang,
  );
  expect(wrong.status).toBe(400);
});
