import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { changeReport, lockReport, type ReportRow } from '@sunshine/db/queries/reports/report-rows.ts';
import { reportReviews, reportSnapshots, reports } from '@sunshine/db/schema/report-versions.ts';
import { refuseAct } from '@sunshine/server/modules/reports/report-rules.ts';
import { standingOf } from '@sunshine/server/modules/reports/standing-of.ts';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { TestApp } from '../support/app.ts';
import type { Outcome } from '../support/call.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { givenAccount } from '../support/given/people.ts';
import { givenReportDesk, type ReportDesk } from '../support/given/report-desk.ts';
import { closeBelow, type ReportPeople, type UnitName } from '../support/given/report-people.ts';

let desk: ReportDesk;
let app: TestApp;
let people: ReportPeople;
let acts: ReportDesk['acts'];
beforeAll(async () => {
  desk = await givenReportDesk('2026-08-22T09:00:00+08:00');
  ({ app, people, acts } = desk);
});
beforeEach(() => desk.clear());
afterAll(() => app.close());

type Answer = Pick<Outcome<never>, 'ok' | 'status'> & { body: unknown };

function told(answers: readonly Answer[]): string[] {
  return answers
    .map(({ ok, status, body }) => (ok ? 'done' : `${status} ${(body as { code: string }).code}`))
    .sort();
}

/** Calls that all wait for a unit's latest report and are let go together. */
function meetAt(unit: UnitName, calls: readonly (() => Promise<Answer>)[]): Promise<Answer[]> {
  return collide(
    app,
    sql`select 1 from reports where union_id = ${people.units[unit]} order by version desc limit 1 for update`,
    calls,
  );
}

describe('two at once', () => {
  test('of two who hand in the same report one does, and one snapshot stands', async () => {
    replyOf(await acts.check('yingpu', people.yingpu));
    const answers = await meetAt('yingpu', [
      () => acts.submit('yingpu', people.yingpu),
      () => acts.submit('yingpu', people.district),
    ]);
    expect(told(answers)).toEqual(['409 request.stepNotAllowed', 'done']);
    expect(await app.db.select().from(reportSnapshots)).toHaveLength(1);
    expect(await app.db.select({ round: reports.round }).from(reports)).toEqual([{ round: 1 }]);
    expect(await desk.trail('report.submit')).toHaveLength(1);
  });

  test('of two first acts on a report that was never touched both find the same one', async () => {
    const answers = await Promise.all([
      acts.comment('education', people.districtReviewer),
      acts.comment('education', people.auditor),
      acts.declareNil('education', people.education),
    ]);
    expect(told(answers).filter((answer) => answer !== '422 report.commentsOpen')).toEqual(
      expect.arrayContaining(['done', 'done']),
    );
    expect(await app.db.select().from(reports)).toHaveLength(1);
  });

  test('a report is accepted or recalled, never both', async () => {
    replyOf(await acts.check('yingpu', people.yingpu));
    replyOf(await acts.submit('yingpu', people.yingpu));
    const answers = await meetAt('yingpu', [
      () => acts.accept('yingpu', people.districtReviewer),
      () => acts.recall('yingpu', people.yingpu),
    ]);
    expect(told(answers)).toEqual(['409 request.stepNotAllowed', 'done']);
    const [report] = await app.db.select().from(reports);
    const snapshots = await app.db.select().from(reportSnapshots);
    const reviews = await app.db.select().from(reportReviews);
    expect([report?.state, snapshots.length, reviews.length]).toEqual(
      report?.state === 'accepted' ? ['accepted', 1, 1] : ['draft', 0, 0],
    );
  });

  test('of two reviewers of one level one accepts', async () => {
    replyOf(await acts.check('yingpu', people.yingpu));
    replyOf(await acts.submit('yingpu', people.yingpu));
    const answers = await meetAt('yingpu', [
      () => acts.accept('yingpu', people.districtReviewer),
      () => acts.accept('yingpu', people.otherDistrictReviewer),
    ]);
    expect(told(answers)).toEqual(['409 request.stepNotAllowed', 'done']);
    expect(await app.db.select().from(reportReviews)).toHaveLength(1);
  });

  test('of two who seal one does, each report once', async () => {
    await closeBelow(people, acts);
    replyOf(await acts.submit('district', people.district));
    replyOf(await acts.accept('district', people.districtReviewer));
    const other = await givenAccount(app, [{ role: 'statistician', unionId: people.units.district }]);
    const answers = await meetAt('district', [
      () => acts.seal('district', people.statistician),
      () => acts.seal('district', other),
    ]);
    expect(told(answers)).toEqual(['409 request.stepNotAllowed', 'done']);
    expect(await desk.trail('report.seal')).toHaveLength(5);
  });

  test('of two corrections one is opened', async () => {
    replyOf(await acts.declareNil('yingpu', people.yingpu));
    replyOf(await acts.seal('yingpu', people.statistician));
    const answers = await meetAt('yingpu', [
      () => acts.correct('yingpu', people.yingpu),
      () => acts.correct('yingpu', people.district),
    ]);
    expect(told(answers)).toEqual(['409 request.stepNotAllowed', 'done']);
    expect(await app.db.select().from(reports)).toHaveLength(2);
  });

  test('a reminder of one unit goes out once, however many press at once', async () => {
    const input = { form: 'sunshine', year: 2026, units: ['310118001', '310118002'] } as const;
    const rows = await Promise.all(
      [people.statistician, people.districtReviewer, people.otherDistrictReviewer].map(async (as) =>
        replyOf(await app.call(workflowRoutes.remindUnits, { ...input, units: [...input.units] }, as)),
      ),
    );
    expect(rows.reduce((sum, { reminded }) => sum + reminded, 0)).toBe(2);
  });
});

describe('a parent that hands in while one below is returned', () => {
  /** Either the parent stands on what below stands, or below goes back and the parent does not stand. */
  async function outcome(): Promise<string> {
    const rows = await app.db
      .select({ unionId: reports.unionId, state: reports.state })
      .from(reports)
      .where(sql`${reports.unionId} in (${people.units.yingpu}, ${people.units.district})`);
    const state = (id: string) => rows.find(({ unionId }) => unionId === id)?.state;
    return `${state(people.units.yingpu)} below ${state(people.units.district)}`;
  }

  test('never holds a report that went back', async () => {
    const seen = new Set<string>();
    await closeBelow(people, acts);
    await desk.shelf.keep('closed');
    for (let round = 0; round < 6; round += 1) {
      await desk.shelf.putBack('closed');
      const answers = await meetAt('yingpu', [
        () => acts.submit('district', people.district),
        () => acts.return('yingpu', people.districtReviewer),
      ]);
      seen.add(await outcome());
      expect(told(answers).filter((answer) => answer === 'done')).toHaveLength(1);
    }
    expect(
      [...seen].filter((each) => !['nil below submitted', 'returned below checked'].includes(each)),
    ).toEqual([]);
  }, 120_000);

  test('would, if the reports below were not held while it is counted', async () => {
    await closeBelow(people, acts);
    // The parent looks, the child goes back, the parent writes: what the lock on those below prevents.
    await app.db.transaction(async (tx) => {
      const below = await tx.select().from(reports).where(eq(reports.unionId, people.units.yingpu));
      expect(below[0]?.state).toBe('nil');
      replyOf(await acts.return('yingpu', people.districtReviewer));
      await tx
        .update(reports)
        .set({ state: 'submitted' })
        .where(and(eq(reports.unionId, people.units.district), eq(reports.state, 'checked')));
    });
    expect(await outcome()).toBe('returned below submitted');
  });
});

/** Two reviewers' acts taken by the parts of the verb, with and without its lock. */
describe('without the lock of the row', () => {
  async function both(read: (tx: Transaction) => Promise<ReportRow>): Promise<string[]> {
    replyOf(await acts.check('yingpu', people.yingpu));
    replyOf(await acts.submit('yingpu', people.yingpu));
    let arrived = 0;
    const { promise: met, resolve } = Promise.withResolvers<void>();
    const meet = async () => {
      arrived += 1;
      if (arrived === 2) resolve();
      await Promise.race([met, new Promise((later) => setTimeout(later, 400))]);
    };
    const take = (act: 'accept' | 'recall', as: ReportPeople['yingpu'], role: 'reviewer' | 'caseworker') =>
      app.db.transaction(async (tx) => {
        const report = await read(tx);
        const grants = [{ role, unionId: people.units.district }];
        const standing = await standingOf(tx, { ...as, grants }, { ...report, report });
        const refused = refuseAct(act, report.state, standing);
        if (refused) return refused;
        await meet();
        await changeReport(tx, report.id, { state: act === 'accept' ? 'accepted' : 'draft' });
        return 'done';
      });
    return (
      await Promise.all([
        take('accept', people.districtReviewer, 'reviewer'),
        take('recall', people.district, 'caseworker'),
      ])
    ).sort();
  }

  test('both would be done; with it one is', async () => {
    const unlocked = await both(async (tx) => {
      const [row] = await tx.select().from(reports).where(eq(reports.unionId, people.units.yingpu));
      if (!row) throw new Error('no report');
      return row;
    });
    expect(unlocked).toEqual(['done', 'done']);
    await desk.clear();
    const [campaign] = await app.db.$client`select id from campaigns where year = 2026`;
    const locked = await both((tx) =>
      lockReport(tx, {
        id: app.services.newId(app.clock.now()),
        campaignId: campaign?.id,
        unionId: people.units.yingpu,
        now: app.clock.now(),
      }),
    );
    expect(locked).toEqual(['done', 'request.stepNotAllowed']);
  });
});
