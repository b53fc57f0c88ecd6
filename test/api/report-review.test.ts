import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import { notices } from '@sunshine/db/schema/applications.ts';
import {
  reportDueDays,
  reportReminders,
  reportReviews,
  reportSnapshots,
} from '@sunshine/db/schema/report-versions.ts';
import { campaigns } from '@sunshine/db/schema/reports.ts';
import { eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { givenReportDesk, type ReportDesk } from '../support/given/report-desk.ts';
import { closeBelow, codes, type ReportPeople } from '../support/given/report-people.ts';
import { runJobs } from '../support/jobs.ts';

let desk: ReportDesk;
let app: TestApp;
let people: ReportPeople;
let acts: ReportDesk['acts'];
beforeAll(async () => {
  desk = await givenReportDesk('2026-08-22T09:00:00+08:00');
  ({ app, people, acts } = desk);
});
beforeEach(async () => {
  await desk.clear();
  await app.db.$client`delete from graphile_worker._private_jobs`;
});
afterAll(() => app.close());

/** The order of writing: the clock of a test stands still. */
const written = sql`ctid`;

async function inboxOf({ accountId }: GivenAccount): Promise<string[]> {
  await runJobs(app);
  const rows = await app.db.select().from(notices).where(eq(notices.accountId, accountId)).orderBy(written);
  return rows.map(({ title }) => title);
}

describe('levels', () => {
  test('the unit’s own reviewer first, then the level above; each acceptance is kept, each is told when it is their turn', async () => {
    replyOf(await acts.declareNil('grassroots', people.xiayang));
    replyOf(await acts.check('xiayang', people.xiayang, '021-59001001'));
    replyOf(await acts.submit('xiayang', people.xiayang));
    expect(await inboxOf(people.xiayangReviewer)).toEqual(['夏阳街道总工会的统计表等你审核']);
    expect(await inboxOf(people.districtReviewer)).toEqual([]);
    expect(await acts.status('xiayang', people.xiayang)).toMatchObject({
      waitingFor: '等夏阳街道总工会的审核人员审核。',
      preparer: { name: '陆文', phone: '021-59001001' },
    });

    const halfway = replyOf(await acts.accept('xiayang', people.xiayangReviewer));
    expect(halfway).toMatchObject({ state: 'submitted', waitingFor: '等青浦区总工会的审核人员审核。' });
    expect(await inboxOf(people.districtReviewer)).toEqual(['夏阳街道总工会的统计表等你审核']);
    expect(await inboxOf(people.xiayang)).toEqual([]);

    expect(replyOf(await acts.accept('xiayang', people.districtReviewer)).state).toBe('accepted');
    expect(await inboxOf(people.xiayang)).toEqual(['夏阳街道总工会的统计表审核通过']);
    const kept = await app.db.select().from(reportReviews).orderBy(written);
    expect(kept.map(({ levelUnionId, by, round }) => [levelUnionId, by, round])).toEqual([
      [people.units.xiayang, people.xiayangReviewer.accountId, 1],
      [people.units.district, people.districtReviewer.accountId, 1],
    ]);
    const trail = await desk.trail('report.accept');
    expect(
      trail.map(({ actorAccountId, actorRole, detail }) => [actorAccountId, actorRole, detail.level]),
    ).toEqual([
      [people.xiayangReviewer.accountId, 'reviewer', people.units.xiayang],
      [people.districtReviewer.accountId, 'reviewer', people.units.district],
    ]);
  });

  test('in a unit of one person the next level reviews', async () => {
    const alone = await givenAccount(app, [
      { role: 'caseworker', unionId: people.units.education },
      { role: 'reviewer', unionId: people.units.education },
    ]);
    replyOf(await acts.check('education', alone));
    const submitted = replyOf(await acts.submit('education', alone));
    expect(submitted).toMatchObject({ waitingFor: '等青浦区总工会的审核人员审核。', acts: ['recall'] });
    expect(await acts.accept('education', alone)).toMatchObject({
      status: 403,
      body: { code: 'report.ownWork' },
    });
    expect(replyOf(await acts.accept('education', people.districtReviewer)).state).toBe('accepted');
    await app.db.$client`update role_grants set ended_at = now() where account_id = ${alone.accountId}`;
  });

  test('the district is reviewed by another person of the district, and says so when there is none', async () => {
    await closeBelow(people, acts);
    replyOf(await acts.reopen('district', people.district));
    const both = await givenAccount(app, [
      { role: 'caseworker', unionId: people.units.district },
      { role: 'reviewer', unionId: people.units.district },
    ]);
    replyOf(await acts.check('district', both));
    replyOf(await acts.submit('district', both));
    expect(await acts.accept('district', both)).toMatchObject({
      status: 403,
      body: { code: 'report.ownWork' },
    });
    const others = [people.districtReviewer.accountId, people.otherDistrictReviewer.accountId];
    await app.db.$client`update role_grants set ended_at = now() where account_id = any(${others})`;
    expect((await acts.status('district', people.statistician)).waitingFor).toBe(
      '青浦区总工会还没有填报人以外的审核人员，请管理员加一位。',
    );
    await app.db.$client`update role_grants set ended_at = null where account_id = any(${others})`;
    await app.db.$client`update role_grants set ended_at = now() where account_id = ${both.accountId}`;
    expect(replyOf(await acts.accept('district', people.otherDistrictReviewer)).state).toBe('accepted');
  });
});

describe('back to the preparer', () => {
  test('a return names reason and cells, tells the preparer, and begins the reviews anew', async () => {
    replyOf(await acts.check('yingpu', people.yingpu));
    replyOf(await acts.submit('yingpu', people.yingpu));
    replyOf(await acts.accept('yingpu', people.districtReviewer));
    replyOf(
      await acts.return('yingpu', people.otherDistrictReviewer, '08A 少一条', [
        { code: '08A', text: '漏了一人' },
      ]),
    );
    expect(await inboxOf(people.yingpu)).toEqual([
      '盈浦街道总工会的统计表审核通过',
      '盈浦街道总工会的统计表退回来了',
    ]);
    expect(await app.db.select().from(reportSnapshots)).toEqual([]);
    const { comments } = await acts.status('yingpu', people.yingpu);
    replyOf(await acts.resolve('yingpu', comments[0]?.id ?? '', people.yingpu));
    replyOf(await acts.check('yingpu', people.yingpu));
    const again = replyOf(await acts.submit('yingpu', people.yingpu));
    expect(again.reviews.map(({ decision, past }) => [decision, past])).toEqual([
      ['accepted', true],
      ['returned', true],
    ]);
    expect(replyOf(await acts.accept('yingpu', people.districtReviewer)).state).toBe('accepted');
    expect(await desk.trail('report.return')).toMatchObject([
      { reason: '08A 少一条', detail: { cells: ['08A'], level: people.units.district } },
    ]);
  });

  test('a nil report can be returned or recalled like any other', async () => {
    replyOf(await acts.declareNil('education', people.education));
    replyOf(await acts.return('education', people.districtReviewer, '你们办过一场招聘会'));
    expect(await acts.status('education', people.education)).toMatchObject({
      state: 'returned',
      frozen: false,
    });
    replyOf(await acts.declareNil('education', people.education));
    expect(replyOf(await acts.recall('education', people.education, '再看一遍')).state).toBe('draft');
    expect(await desk.trail('report.recall')).toMatchObject([{ reason: '再看一遍' }]);
  });

  test.each([
    'submitted',
    'accepted',
  ] as const)('while the one above is %s it holds those below: first the one above goes back', async (state) => {
    await closeBelow(people, acts);
    replyOf(await acts.submit('district', people.district));
    if (state === 'accepted') replyOf(await acts.accept('district', people.districtReviewer));
    const held = {
      status: 409,
      body: {
        code: 'report.aboveClosed',
        message: '青浦区总工会已经汇总上报了这张表。先退回上级的，再动这一张。',
      },
    };
    expect(await acts.return('xiayang', people.otherDistrictReviewer)).toMatchObject(held);
    expect(await acts.return('yingpu', people.districtReviewer)).toMatchObject(held);
    expect(await acts.recall('education', people.education)).toMatchObject(held);
    expect(await acts.status('xiayang', people.otherDistrictReviewer)).toMatchObject({
      waitingFor: '已经汇总进青浦区总工会的统计表。',
      acts: [],
    });
    replyOf(await acts.return('district', people.otherDistrictReviewer));
    replyOf(await acts.return('xiayang', people.otherDistrictReviewer));
    replyOf(await acts.recall('education', people.education));
    const { openBelow } = await acts.status('district', people.district);
    expect(openBelow.map(({ code, state }) => [code, state])).toEqual([
      ['310118001', 'returned'],
      ['310118-S01', 'draft'],
    ]);
  });

  test('nothing is recalled once a level has accepted', async () => {
    replyOf(await acts.declareNil('grassroots', people.xiayang));
    replyOf(await acts.check('xiayang', people.xiayang));
    replyOf(await acts.submit('xiayang', people.xiayang));
    replyOf(await acts.accept('xiayang', people.xiayangReviewer));
    expect(await acts.recall('xiayang', people.xiayang)).toMatchObject({
      status: 409,
      body: { code: 'report.reviewedSince' },
    });
  });
});

describe('whose turn it is', () => {
  test('the queue holds what waits for this reader, at which level, with what was explained', async () => {
    const queue = async (as: GivenAccount) => replyOf(await app.call(workflowRoutes.listReportQueue, {}, as));
    const person = await desk.given.graduate(await desk.given.household(people.units.yingpu));
    expect(person).toBeTruthy();
    replyOf(await acts.note('yingpu', 'leftOver', people.yingpu));
    replyOf(await acts.check('yingpu', people.yingpu));
    replyOf(await acts.submit('yingpu', people.yingpu));
    replyOf(await acts.declareNil('grassroots', people.xiayang));
    replyOf(await acts.check('xiayang', people.xiayang));
    replyOf(await acts.submit('xiayang', people.xiayang));

    expect((await queue(people.xiayangReviewer)).items).toMatchObject([
      { code: codes.xiayang, levelName: '夏阳街道总工会', state: 'submitted', preparerName: '陆文' },
    ]);
    expect((await queue(people.districtReviewer)).items).toMatchObject([
      { code: codes.yingpu, levelName: '青浦区总工会', year: 2026, notes: 1, overrides: 0 },
    ]);
    expect(await queue(people.yingpu)).toEqual({ items: [], total: 0, page: 1 });
    expect((await queue(people.statistician)).total).toBe(0);

    replyOf(await acts.accept('yingpu', people.districtReviewer));
    replyOf(await acts.accept('xiayang', people.xiayangReviewer));
    replyOf(await acts.accept('xiayang', people.districtReviewer));
    replyOf(await acts.declareNil('education', people.education));
    // They are sealed with the district, not one by one.
    expect((await queue(people.statistician)).total).toBe(0);
    replyOf(await acts.note('district', 'leftOver', people.district));
    replyOf(await acts.check('district', people.district));
    replyOf(await acts.submit('district', people.district));
    replyOf(await acts.accept('district', people.districtReviewer));
    expect((await queue(people.statistician)).items).toMatchObject([
      { code: codes.district, levelName: '封存' },
    ]);
    expect(await inboxOf(people.statistician)).toEqual(['青浦区总工会的统计表等封存']);
    replyOf(await acts.seal('district', people.statistician));
    expect((await queue(people.statistician)).total).toBe(0);
    expect(await inboxOf(people.yingpu)).toContain('盈浦街道总工会的统计表封存了');
  });

  test('units that have not reported are reminded once a day, and of each is said what became of it', async () => {
    replyOf(await acts.declareNil('education', people.education));
    const remind = async (units: string[], as = people.statistician) =>
      replyOf(await app.call(workflowRoutes.remindUnits, { form: 'sunshine', year: 2026, units }, as));
    const first = await remind([codes.yingpu, codes.education, codes.grassroots, '310118099']);
    expect(first).toEqual({
      reminded: 2,
      rows: [
        { code: codes.education, name: '区教育工会', done: false, reason: '零报，不用催。' },
        {
          code: codes.grassroots,
          name: '夏阳街道城北社区工会',
          done: true,
          reason: '本单位没有经办，消息发给了上级的经办。',
        },
        { code: codes.yingpu, name: '盈浦街道总工会', done: true, reason: null },
        { code: '310118099', name: '310118099', done: false, reason: '没有这个单位，或不归你管。' },
      ].sort((a, b) => (a.code < b.code ? -1 : 1)),
    });
    expect(await inboxOf(people.yingpu)).toEqual(['盈浦街道总工会还没上报统计表']);
    expect(await inboxOf(people.xiayang)).toEqual(['夏阳街道城北社区工会还没上报统计表']);
    expect(await inboxOf(people.education)).toEqual([]);
    expect(await remind([codes.yingpu])).toMatchObject({
      reminded: 0,
      rows: [{ done: false, reason: '今天催过了，明天再催。' }],
    });
    app.clock.set('2026-08-23T09:00:00+08:00');
    expect(await remind([codes.yingpu], people.districtReviewer)).toMatchObject({ reminded: 1 });
    expect(await app.db.select().from(reportReminders)).toHaveLength(3);
    expect(await remind([codes.yingpu], people.xiayangReviewer)).toMatchObject({
      rows: [{ done: false, reason: '没有这个单位，或不归你管。' }],
    });
    expect(await desk.trail('report.remind')).toMatchObject([
      { detail: { units: [codes.grassroots, codes.yingpu].sort() } },
      { actorRole: 'reviewer', detail: { units: [codes.yingpu] } },
    ]);
    const table = replyOf(
      await app.call(reportRoutes.listUnits, { form: 'sunshine', year: 2026 }, people.statistician),
    );
    expect(table.units.find(({ code }) => code === codes.yingpu)).toMatchObject({ remindedOn: '2026-08-23' });
  });

  test('late is counted from the day after the due day, or after the day it was extended to, until it is handed in', async () => {
    const late = async () => (await acts.status('yingpu', people.yingpu)).daysLate;
    app.clock.set('2026-08-25T23:59:00+08:00');
    expect(await late()).toBe(0);
    app.clock.set('2026-08-26T00:00:00+08:00');
    expect(await late()).toBe(1);
    app.clock.set('2026-08-31T12:00:00+08:00');
    expect(await late()).toBe(6);
    const [campaign] = await app.db.select().from(campaigns);
    await app.db.insert(reportDueDays).values({
      campaignId: campaign?.id ?? '',
      unionId: people.units.yingpu,
      dueDay: '2026-08-30',
      reason: '街道搬迁',
      grantedBy: people.statistician.accountId,
      grantedAt: app.clock.now(),
    });
    expect(await acts.status('yingpu', people.yingpu)).toMatchObject({
      daysLate: 1,
      dueDay: '2026-08-30',
      extended: true,
    });
    const rows = replyOf(
      await app.call(reportRoutes.listUnits, { form: 'sunshine', year: 2026 }, people.statistician),
    ).units;
    expect(
      rows.filter(({ ownOnly }) => !ownOnly).map(({ code, daysLate, staffed }) => [code, daysLate, staffed]),
    ).toEqual([
      [codes.xiayang, 6, true],
      [codes.yingpu, 1, true],
      [codes.education, 6, true],
    ]);
    replyOf(await acts.declareNil('yingpu', people.yingpu));
    expect(await late()).toBe(0);
  });
});
