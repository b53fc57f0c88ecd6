import { positionReportRoutes as routes } from '@sunshine/contract/positions/report-routes.ts';
import { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp, testMorning } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { auditActions, waitingNotices } from '../support/given/application-probes.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let given: GivenHiring;
/** A caseworker of the street that answers for the company, and one of another street. */
let foreign: GivenAccount;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
  foreign = await givenAccount(app, [{ role: 'caseworker', unionId: given.education }]);
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set(testMorning));

const refused = (outcome: { status: number; body: unknown }) => [
  outcome.status,
  (outcome.body as { code?: string } | null)?.code,
];
/** A position that went the usual way: sent, then published. */
const position = (more: Parameters<GivenHiring['position']>[0] = {}) =>
  given.position({ submittedAt: new Date('2026-08-01T00:00:00Z'), ...more });
const report = async (id: string, who?: GivenAccount, more: object = {}) =>
  app.call(
    routes.reportPosition,
    { id, reason: 'fee', note: '要先交 300 元押金', ...more },
    who ?? (await given.graduate()),
  );
const queue = async (who = given.caseworker, show: 'open' | 'decided' = 'open') =>
  replyOf(await app.call(routes.listPositionReports, { show }, who));
const decide = (id: string, more: object = {}, who = given.caseworker) =>
  app.call(
    routes.decidePositionReport,
    { id, verdict: 'upheld', answer: '核实了，单位确实收押金。', ...more },
    who,
  );
const rowOf = async (id: string) => {
  const [row] = await app.db.$client`
    select state, answer, decided_by, decided_at is not null as decided from position_reports where id = ${id}`;
  return { ...row };
};
const stateOf = async (id: string) =>
  (await app.db.$client`select state from positions where id = ${id}`)[0]?.state;

test('a graduate reports a position once; a second report waits until the first is answered', async () => {
  const [me, id] = [await given.graduate(), await position()];
  const first = replyOf(await report(id, me));
  expect(refused(await report(id, me))).toEqual([409, 'complaint.alreadyOpen']);
  expect(replyOf(await app.call(routes.readOwnPositionReport, { id }, me)).report).toMatchObject({
    id: first.id,
    state: 'open',
    reason: 'fee',
    answer: null,
  });
  expect(
    replyOf(await app.call(routes.readOwnPositionReport, { id }, await given.graduate())).report,
  ).toBeNull();
  expect(await auditActions(app, id)).toEqual(['position.report']);
  replyOf(await decide(first.id, { verdict: 'dismissed' }));
  replyOf(await report(id, me));
});

test('another problem needs a word, and what was never published cannot be reported', async () => {
  const id = await position();
  const outcome = await report(id, undefined, { reason: 'other', note: '' });
  expect([outcome.status, outcome.body]).toMatchObject([400, { fields: { note: '写一句是什么问题。' } }]);
  const draft = await position({ state: 'draft', firstPublishedOn: null, publishedAt: null });
  expect(refused(await report(draft))).toEqual([404, 'complaint.positionNotFound']);
});

test('of twenty reports in a day the next is too many', async () => {
  const me = await given.graduate();
  for (let i = 0; i < 20; i++) await report('00000000-0000-4000-8000-000000000000', me);
  expect(refused(await report(await position(), me))).toEqual([429, 'request.tooMany']);
});

test('the union sees ad, company and what was reported before, never who reported', async () => {
  const me = await given.graduate({ name: '许未央' });
  const id = await position({ title: '前台文员' });
  replyOf(await decide(replyOf(await report(id)).id, { verdict: 'dismissed' }));
  replyOf(await report(id, me));
  const list = await queue();
  const item = list.items.find(({ position }) => position.id === id);
  expect(item).toMatchObject({
    position: { title: '前台文员', state: 'published' },
    company: { id: given.companyId },
    reports: [{ reason: 'fee', note: '要先交 300 元押金', state: 'open' }],
    dismissed: 1,
  });
  const text = JSON.stringify(list);
  for (const secret of [me.accountId, me.personId, '许未央']) expect(text).not.toContain(secret);
});

test('a position with three open reports stands first, then the longest waiting', async () => {
  const [old, many, young] = [await position(), await position(), await position()];
  app.clock.set('2026-08-01T09:00:00+08:00');
  replyOf(await report(old));
  app.clock.set('2026-08-02T09:00:00+08:00');
  replyOf(await report(young));
  for (let i = 0; i < 3; i++) replyOf(await report(many));
  const order = (await queue()).items.map(({ position }) => position.id);
  expect(order.filter((id) => [old, many, young].includes(id))).toEqual([many, old, young]);
  const rows = replyOf(await app.call(positionRoutes.listUnionPositions, {}, given.caseworker)).items;
  expect(rows.find(({ id }) => id === many)?.openReports).toBe(3);
});

test('upheld: the position comes down with it and the reporter hears the answer; the company only the reason', async () => {
  const [me, id] = [await given.graduate(), await position({ title: '仓库理货' })];
  const { id: reportId } = replyOf(await report(id, me));
  const reply = await decide(reportId, { takeDownNote: '不能向求职者收押金' });
  expect(replyOf(reply)).toEqual({ decided: 1, takenDown: true });
  expect(await stateOf(id)).toBe('rejected');
  expect(await rowOf(reportId)).toMatchObject({ state: 'upheld', decided_by: given.caseworker.accountId });
  expect(await auditActions(app, id)).toEqual([
    'position.report',
    'position.decideReports',
    'position.takeDown',
  ]);
  const [told] = await waitingNotices(app, `position-report:${reportId}`);
  expect(told).toMatchObject({
    accountId: me.accountId,
    title: '你举报的“仓库理货”核实过了',
    body: '结果：属实。职位已经撤下。核实了，单位确实收押金。',
  });
  const company = await waitingNotices(app, `position.takeDown:${id}`);
  expect(company).toMatchObject([
    { accountId: given.recruiter.accountId, body: '不能向求职者收押金。改好再送审。' },
  ]);
  const own = await app.call(positionRoutes.readOwnPosition, { id }, given.recruiter);
  expect(JSON.stringify([own.body, company])).not.toMatch(/举报|report|求职者名|押金的人/i);
});

test('dismissed: the position stays, and cannot be taken down with it', async () => {
  const id = await position();
  const { id: reportId } = replyOf(await report(id));
  const both = await decide(reportId, { verdict: 'dismissed', takeDownNote: '撤下吧撤下' });
  expect(both.status).toBe(400);
  expect(replyOf(await decide(reportId, { verdict: 'dismissed' }))).toEqual({ decided: 1, takenDown: false });
  expect(await stateOf(id)).toBe('published');
  expect(await rowOf(reportId)).toMatchObject({ state: 'dismissed', decided: true });
});

test('all open reports of a position can be answered alike; each reporter hears it once', async () => {
  const id = await position();
  const ids: string[] = [];
  for (let i = 0; i < 3; i++) ids.push(replyOf(await report(id)).id);
  expect(replyOf(await decide(ids[0] ?? '', { allOpen: true })).decided).toBe(3);
  for (const each of ids) expect(await waitingNotices(app, `position-report:${each}`)).toHaveLength(1);
  expect(refused(await decide(ids[1] ?? ''))).toEqual([409, 'complaint.alreadyDecided']);
});

test('what is down already is answered without taking it down again; nothing is kept of the refused try', async () => {
  const id = await position();
  const { id: reportId } = replyOf(await report(id));
  await app.db.$client`update positions set state = 'closed' where id = ${id}`;
  expect(refused(await decide(reportId, { takeDownNote: '不能收押金' }))).toEqual([
    409,
    'complaint.nothingToTakeDown',
  ]);
  expect(await rowOf(reportId)).toMatchObject({ state: 'open' });
});

test('reports of another union are as if they did not exist', async () => {
  const id = await position();
  const { id: reportId } = replyOf(await report(id));
  expect((await queue(foreign)).items).toEqual([]);
  for (const each of [reportId, '00000000-0000-4000-8000-000000000000'])
    expect(refused(await decide(each, {}, foreign))).toEqual([404, 'complaint.notFound']);
  expect((await app.call(routes.listPositionReports, {}, given.recruiter)).status).toBe(403);
  expect((await app.call(routes.reportPosition, { id, reason: 'fee' }, given.recruiter)).status).toBe(403);
});

test('two decisions at once: one counts, the other is told so', async () => {
  const id = await position();
  const { id: reportId } = replyOf(await report(id));
  const hold = sql`select id from positions where id = ${id} for update`;
  const outcomes = await collide(app, hold, [
    () => decide(reportId),
    () => decide(reportId, { verdict: 'dismissed' }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(await waitingNotices(app, `position-report:${reportId}`)).toHaveLength(1);
});

test('the queue costs the same number of statements however long it is', async () => {
  const count = async () => (await statementsOf(app.db, () => queue())).length;
  const before = await count();
  for (let i = 0; i < 3; i++) replyOf(await report(await position()));
  expect(await count()).toBe(before);
});
