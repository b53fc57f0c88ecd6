import { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import { searchRoutes } from '@sunshine/contract/positions/search.ts';
import { changePosition } from '@sunshine/db/queries/positions/change-position.ts';
import { findPositionInScope } from '@sunshine/db/queries/positions/union-positions.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { notices } from '@sunshine/db/schema/applications.ts';
import { positionSearch } from '@sunshine/db/schema/position-search.ts';
import { positions } from '@sunshine/db/schema/positions.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, testMorning } from '../support/app.ts';
import { type Caller, replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { type GivenCompany, givenCompany } from '../support/given/companies.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { givenAccount } from '../support/given/people.ts';
import { givenPosition, posting } from '../support/given/positions.ts';
import { runJobs } from '../support/jobs.ts';

let app: TestApp;
let units: GivenDistrict;
let company: GivenCompany;
let xiayang: Caller;
let yingpu: Caller;
let district: Caller;
let education: Caller;

beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
  company = await givenCompany(app, units.xiayang);
  const staff = (unionId: string) => givenAccount(app, [{ role: 'reviewer', unionId }]);
  xiayang = await staff(units.xiayang);
  yingpu = await staff(units.yingpu);
  district = await staff(units.district);
  education = await staff(units.education);
});
afterAll(() => app.close());
beforeEach(() => app.clock.set(testMorning));

const submitted = (more: Partial<typeof positions.$inferInsert> = {}) =>
  givenPosition(app, company.id, { state: 'submitted', ...more });
const decision = { version: 1, suitableForGraduates: true, preference: 'none' as const };
const rowOf = async (id: string) => {
  const [row] = await app.db.select().from(positions).where(eq(positions.id, id));
  if (!row) throw new Error('no such position');
  return row;
};
const auditOf = async (id: string) =>
  app.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id)).orderBy(auditEntries.id);

describe('publishing', () => {
  test('a reviewer publishes what was read, in the name of the own unit; anyone can find it then', async () => {
    const own = await givenCompany(app, units.xiayang);
    const id = await givenPosition(app, own.id, { state: 'submitted' });
    const read = replyOf(await app.call(positionRoutes.readUnionPosition, { id }, xiayang));
    expect(read.next).toEqual(['published', 'rejected']);
    const { version } = read;
    const reply = replyOf(
      await app.call(positionRoutes.publishPosition, { id, ...decision, version }, xiayang),
    );
    expect(reply).toMatchObject({
      state: 'published',
      suitableForGraduates: true,
      preference: 'none',
      approvingUnionName: '夏阳街道总工会',
      firstPublishedOn: '2026-08-11',
      preferredOn: null,
    });
    const [entry] = await auditOf(id);
    expect(entry).toMatchObject({
      action: 'position.publish',
      actorRole: 'reviewer',
      unionId: units.xiayang,
    });
    await runJobs(app);
    expect(await app.db.$count(positionSearch, eq(positionSearch.positionId, id))).toBe(1);
    const told = await app.db.select().from(notices).where(eq(notices.accountId, own.recruiter.accountId));
    expect(told).toMatchObject([{ title: '“仓储管理员”已发布', href: `/company/positions/${id}` }]);
  });

  test('the district may approve in the name of any unit below it; a unit never in the name of its neighbour', async () => {
    const id = await submitted();
    const theirs = { id, ...decision, approvingUnionId: units.yingpu };
    const refused = await app.call(positionRoutes.publishPosition, theirs, xiayang);
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'position.unitOutOfScope' }]);
    const forEducation = { id, ...decision, approvingUnionId: units.education };
    const reply = replyOf(await app.call(positionRoutes.publishPosition, forEducation, district));
    expect(reply.approvingUnionName).toBe('区教育工会');
    // The approving unit sees it from then on, though the company is another unit's.
    const seen = replyOf(await app.call(positionRoutes.readUnionPosition, { id }, education));
    expect(seen.title).toBe('仓储管理员');
  });

  test('a position out of scope is missing, in the list and alone; a draft is the company’s own', async () => {
    const [sent, draft] = [
      await submitted({ title: '只有夏阳看得见' }),
      await givenPosition(app, company.id),
    ];
    for (const [id, who] of [
      [sent, yingpu],
      [draft, xiayang],
    ] as const) {
      const read = await app.call(positionRoutes.readUnionPosition, { id }, who);
      expect([read.status, read.body]).toMatchObject([404, { code: 'position.notFound' }]);
      const decided = await app.call(positionRoutes.publishPosition, { id, ...decision }, who);
      expect([decided.status, decided.body]).toMatchObject([404, { code: 'position.notFound' }]);
    }
    const q = '只有夏阳';
    expect(replyOf(await app.call(positionRoutes.listUnionPositions, { q }, xiayang)).total).toBe(1);
    expect(replyOf(await app.call(positionRoutes.listUnionPositions, { q }, yingpu)).total).toBe(0);
  });

  test('the company is verified first', async () => {
    const waiting = await givenCompany(app, units.xiayang, { state: 'submitted' });
    const id = await givenPosition(app, waiting.id, { state: 'submitted' });
    const refused = await app.call(positionRoutes.publishPosition, { id, ...decision }, xiayang);
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'position.companyNotVerified' }]);
  });

  test('what the check still blocks is published only with a reason, which the trail keeps', async () => {
    const id = await submitted({ conditions: '限男性', adAppeal: '井下作业' });
    const refused = await app.call(positionRoutes.publishPosition, { id, ...decision }, xiayang);
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'position.overrideNeedsReason' }]);
    const overrideReason = '女职工禁忌从事的劳动，申诉成立';
    replyOf(await app.call(positionRoutes.publishPosition, { id, ...decision, overrideReason }, xiayang));
    expect(await auditOf(id)).toMatchObject([{ action: 'position.publish', reason: overrideReason }]);
  });

  test('an appeal and its answer are read by the company and by the union', async () => {
    const id = await submitted({ conditions: '限男性', adAppeal: '井下作业' });
    const overrideReason = '女职工禁忌从事的劳动，申诉成立';
    replyOf(await app.call(positionRoutes.publishPosition, { id, ...decision, overrideReason }, xiayang));
    const seen = { adAppeal: '井下作业', decisionNote: overrideReason, rulesVersion: '2026-01' };
    expect(replyOf(await app.call(positionRoutes.readOwnPosition, { id }, company.recruiter))).toMatchObject(
      seen,
    );
    expect(replyOf(await app.call(positionRoutes.readUnionPosition, { id }, xiayang))).toMatchObject(seen);
    const refused = await submitted({ conditions: '限男性', adAppeal: '我们习惯了' });
    const note = '搬运不是禁忌劳动，申诉不成立';
    replyOf(await app.call(positionRoutes.rejectPosition, { id: refused, version: 1, note }, xiayang));
    const own = replyOf(await app.call(positionRoutes.readOwnPosition, { id: refused }, company.recruiter));
    expect(own).toMatchObject({ state: 'rejected', adAppeal: '我们习惯了', decisionNote: note });
  });

  test('a reason that answers no appeal stays in the audit trail', async () => {
    const id = await submitted();
    const overrideReason = '和单位电话核对过';
    replyOf(await app.call(positionRoutes.publishPosition, { id, ...decision, overrideReason }, xiayang));
    const own = replyOf(await app.call(positionRoutes.readOwnPosition, { id }, company.recruiter));
    expect(own.decisionNote).toBeNull();
  });

  test('after the last day of its verification a company publishes nothing new; what is shown stays', async () => {
    const lapsed = await givenCompany(app, units.xiayang, { verifiedUntil: '2026-08-10' });
    const shown = await givenPosition(app, lapsed.id, {
      state: 'published',
      approvingUnionId: units.xiayang,
    });
    const id = await givenPosition(app, lapsed.id, { state: 'submitted' });
    const refused = await app.call(positionRoutes.publishPosition, { id, ...decision }, xiayang);
    expect([refused.status, refused.body]).toMatchObject([
      409,
      { code: 'position.companyVerificationLapsed' },
    ]);
    expect(replyOf(await app.call(searchRoutes.readPosition, { id: shown })).title).toBe('仓储管理员');
    const onItsLastDay = await givenCompany(app, units.xiayang, { verifiedUntil: '2026-08-11' });
    const still = await givenPosition(app, onItsLastDay.id, { state: 'submitted' });
    replyOf(await app.call(positionRoutes.publishPosition, { id: still, ...decision }, xiayang));
  });

  test('words that changed since they were read are read again before a decision', async () => {
    const id = await submitted();
    const { recruiter } = company;
    replyOf(await app.call(positionRoutes.withdrawPosition, { id }, recruiter));
    replyOf(await app.call(positionRoutes.editPosition, { id, ...posting({ payMin: 5000 }) }, recruiter));
    replyOf(await app.call(positionRoutes.submitPosition, { id }, recruiter));
    const stale = await app.call(positionRoutes.publishPosition, { id, ...decision }, xiayang);
    expect([stale.status, stale.body]).toMatchObject([409, { code: 'position.changedMeanwhile' }]);
    const { version } = replyOf(await app.call(positionRoutes.readUnionPosition, { id }, xiayang));
    replyOf(await app.call(positionRoutes.publishPosition, { id, ...decision, version }, xiayang));
  });
});

describe('refusing', () => {
  test('a rejected position comes back with its reason, is mended and sent again', async () => {
    const id = await submitted();
    const note = '岗位职责太笼统，写明每天做什么';
    replyOf(await app.call(positionRoutes.rejectPosition, { id, version: 1, note }, xiayang));
    const own = replyOf(await app.call(positionRoutes.readOwnPosition, { id }, company.recruiter));
    expect(own).toMatchObject({ state: 'rejected', decisionNote: note, next: ['submitted', 'closed'] });
    const words = posting({ conditions: '大专及以上，会开叉车。' });
    replyOf(await app.call(positionRoutes.editPosition, { id, ...words }, company.recruiter));
    const again = replyOf(await app.call(positionRoutes.submitPosition, { id }, company.recruiter));
    expect(again).toMatchObject({ state: 'submitted', decisionNote: null });
  });

  test('an open position is taken down with a reason; a waiting one is decided, not taken down', async () => {
    const open = { state: 'published', approvingUnionId: units.xiayang } as const;
    const id = await givenPosition(app, company.id, open);
    const note = '接到举报，待遇和实际不符';
    const down = replyOf(await app.call(positionRoutes.takeDownPosition, { id, note }, xiayang));
    expect(down).toMatchObject({ state: 'rejected', decisionNote: note });
    await runJobs(app);
    expect(await app.db.$count(positionSearch, eq(positionSearch.positionId, id))).toBe(0);
    const waiting = await submitted();
    const refused = await app.call(positionRoutes.takeDownPosition, { id: waiting, note }, xiayang);
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'request.stepNotAllowed' }]);
  });

  test('of two reviewers at the same moment one decides and the other finds it decided', async () => {
    const id = await submitted();
    const note = '待遇写得不清楚';
    const replies = await collide(app, sql`select 1 from positions where id = ${id} for update`, [
      () => app.call(positionRoutes.publishPosition, { id, ...decision }, xiayang),
      () => app.call(positionRoutes.rejectPosition, { id, version: 1, note }, district),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    const refused = replies.find(({ ok }) => !ok);
    expect(refused?.body).toMatchObject({ code: 'position.alreadyDecided' });
    expect(await auditOf(id)).toHaveLength(1);
    expect((await rowOf(id)).version).toBe(2);
  });

  test('control: without the lock both reviewers read it as waiting and both decide', async () => {
    const id = await submitted();
    const decideUnguarded = (state: 'published' | 'rejected') => () =>
      app.db.transaction(async (tx) => {
        const read = await findPositionInScope(tx, [units.district], id);
        await changePosition(tx, id, { state }, app.clock.now());
        return read?.position.state;
      });
    const read = await collide(app, sql`select 1 from positions where id = ${id} for update`, [
      decideUnguarded('published'),
      decideUnguarded('rejected'),
    ]);
    expect(read).toEqual(['submitted', 'submitted']);
    expect((await rowOf(id)).version).toBe(3);
  });

  test('a company suspended at the moment of publishing is seen as suspended', async () => {
    const own = await givenCompany(app, units.xiayang);
    const id = await givenPosition(app, own.id, { state: 'submitted' });
    const suspending = sql`update companies set state = 'suspended' where id = ${own.id}`;
    const [reply] = await collide(app, suspending, [
      () => app.call(positionRoutes.publishPosition, { id, ...decision }, xiayang),
    ]);
    expect([reply?.status, reply?.body]).toMatchObject([409, { code: 'position.companyNotVerified' }]);
    expect((await rowOf(id)).state).toBe('submitted');
  });
});

describe('preference (05A)', () => {
  const publish = async (id: string, preference: 'none' | 'priority' | 'targeted') => {
    const { version } = await rowOf(id);
    return replyOf(
      await app.call(positionRoutes.publishPosition, { id, ...decision, preference, version }, xiayang),
    );
  };
  const change = (id: string, preference: 'none' | 'priority' | 'targeted') =>
    app.call(positionRoutes.changePreference, { id, suitableForGraduates: true, preference }, xiayang);

  test('set at review: the day of publication with its headcount; a later headcount changes nothing', async () => {
    const id = await submitted({ headcount: 8 });
    expect(await publish(id, 'priority')).toMatchObject({ preferredOn: '2026-08-11', preferredHeadcount: 8 });
    app.clock.set('2026-08-15T09:00:00+08:00');
    const more = posting({ headcount: 20 });
    replyOf(await app.call(positionRoutes.editPosition, { id, ...more }, company.recruiter));
    expect(await rowOf(id)).toMatchObject({
      headcount: 20,
      preferredOn: '2026-08-11',
      preferredHeadcount: 8,
    });
  });

  test('set after publication: the day it was set, with the headcount of that day', async () => {
    const id = await submitted({ headcount: 8 });
    await publish(id, 'none');
    replyOf(
      await app.call(positionRoutes.editPosition, { id, ...posting({ headcount: 11 }) }, company.recruiter),
    );
    app.clock.set('2026-08-18T09:00:00+08:00');
    expect(replyOf(await change(id, 'targeted'))).toMatchObject({
      firstPublishedOn: '2026-08-11',
      preferredOn: '2026-08-18',
      preferredHeadcount: 11,
    });
  });

  test('from priority to targeted and through another review it keeps its day, so that it counts once', async () => {
    const id = await submitted({ headcount: 8 });
    await publish(id, 'priority');
    app.clock.set('2026-09-01T09:00:00+08:00');
    expect(replyOf(await change(id, 'targeted'))).toMatchObject({ preferredOn: '2026-08-11' });
    const other = posting({ headcount: 9, payMin: 6500 });
    replyOf(await app.call(positionRoutes.editPosition, { id, ...other }, company.recruiter));
    const again = await publish(id, 'targeted');
    expect(again).toMatchObject({
      preferredOn: '2026-08-11',
      preferredHeadcount: 8,
      firstPublishedOn: '2026-08-11',
    });
    expect(again.publishedAt).toBe('2026-08-11T01:00:00.000Z');
  });

  test('taken back it has no day; agreed anew it has a new one', async () => {
    const id = await submitted();
    await publish(id, 'priority');
    expect(replyOf(await change(id, 'none'))).toMatchObject({ preferredOn: null, preferredHeadcount: null });
    app.clock.set('2026-08-20T09:00:00+08:00');
    expect(replyOf(await change(id, 'priority'))).toMatchObject({ preferredOn: '2026-08-20' });
  });

  test('a position never published has none to change; an ended one may lose it but gains none', async () => {
    const waiting = await change(await submitted(), 'priority');
    expect([waiting.status, waiting.body]).toMatchObject([409, { code: 'position.neverPublished' }]);
    const ended = await givenPosition(app, company.id, { state: 'closed', approvingUnionId: units.xiayang });
    const gained = await change(ended, 'targeted');
    expect([gained.status, gained.body]).toMatchObject([409, { code: 'request.stepNotAllowed' }]);
    const preferred = await givenPosition(app, company.id, {
      state: 'closed',
      approvingUnionId: units.xiayang,
      preference: 'targeted',
      preferredOn: '2026-08-11',
      preferredHeadcount: 8,
    });
    expect(replyOf(await change(preferred, 'none'))).toMatchObject({ preferredOn: null });
  });
});

test('the queue shows what waits longest first, with its appeal and whether the company is verified', async () => {
  const own = await givenCompany(app, units.grassroots, { state: 'submitted' });
  const at = (hour: string) => new Date(`2026-08-11T${hour}:00:00+08:00`);
  const state = 'submitted' as const;
  const second = await givenPosition(app, own.id, { state, submittedAt: at('08'), adAppeal: '有依据' });
  const first = await givenPosition(app, own.id, { state, submittedAt: at('07') });
  const grassroots = await givenAccount(app, [{ role: 'auditor', unionId: units.grassroots }]);
  const list = replyOf(await app.call(positionRoutes.listUnionPositions, { state }, grassroots));
  expect(list.items.map(({ id }) => id)).toEqual([first, second]);
  expect(list.items[1]).toMatchObject({ appealed: true, companyVerified: false });
  expect([list.total, list.counts.submitted, list.counts.published]).toEqual([2, 2, 0]);
  // An auditor reads and decides nothing.
  const read = replyOf(await app.call(positionRoutes.readUnionPosition, { id: first }, grassroots));
  expect([read.next, read.approvingUnits]).toEqual([[], []]);
  const decided = await app.call(positionRoutes.publishPosition, { id: first, ...decision }, grassroots);
  expect(decided.status).toBe(403);
});
