import { dayRoutes as routes } from '@sunshine/contract/unions/day-routes.ts';
import { policyApplications } from '@sunshine/db/schema/benefits.ts';
import { positionReports } from '@sunshine/db/schema/postings.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { givenBenefits } from '../support/given/benefits.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { givenRecords } from '../support/given/records.ts';
import { givenTraining } from '../support/given/training.ts';
import { statementsOf } from '../support/statements.ts';

let app: TestApp;
let units: GivenDistrict;
let caseworker: GivenAccount;
beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
  caseworker = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }]);
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set('2026-08-11T09:00:00+08:00'));

const day = async (as: GivenAccount) => replyOf(await app.call(routes.readDay, {}, as));
const nothing = {
  calls: { due: 0, overdue: 0 },
  internshipsToEnd: 0,
  followUps: 0,
  classesToFinish: 0,
  latePolicies: { preparing: 0, applied: 0 },
  needsWithoutCaseworker: 0,
  fairCalls: { followUps: 0, absences: 0 },
  resultsToConfirm: { count: 0, eventId: null },
  reportedPositions: { count: 0, pressing: 0 },
};

/** One task of each kind at a unit, with one beside it that is none. */
async function tasksAt(unionId: string): Promise<void> {
  const records = givenRecords(app.db);
  const training = givenTraining(app.db);
  const home = await records.household(unionId);
  const person = () => records.graduate(home);
  const keeper = caseworker.accountId;
  await records.placement(await person(), unionId, '2026-07-01');
  await records.placement(await person(), unionId, '2026-08-01');
  const ended = { endedOn: '2026-07-31', ended: 'completed' as const };
  await records.internship(await person(), unionId, '2026-03-02', { endOn: '2026-07-31' });
  await records.internship(await person(), unionId, '2026-03-02', { endOn: '2026-07-31', ...ended });
  await training.guidance(await person(), unionId, '2026-08-01', { followUpOn: '2026-08-11' });
  await training.guidance(await person(), unionId, '2026-08-01', { followUpOn: '2026-08-12' });
  const planned = { state: 'planned' as const, startsOn: '2026-08-03' };
  await training.training(unionId, [], { ...planned, endsOn: '2026-08-10' });
  await training.training(unionId, [], { ...planned, endsOn: '2026-08-11' });
  const policyId = await givenBenefits(app.db).policy();
  const papers = { policyId, unionId, openedBy: keeper };
  for (const openedOn of ['2026-01-05', '2026-08-10']) {
    const personId = await person();
    await app.db.insert(policyApplications).values({ ...papers, personId, state: 'preparing', openedOn });
  }
  const applied = { state: 'applied' as const, openedOn: '2026-01-05', appliedOn: '2026-01-12' };
  await app.db.insert(policyApplications).values({ ...papers, ...applied, personId: await person() });
  const companyId = await records.company(unionId);
  const position = () => records.position(companyId, unionId);
  // Three people at one position, one at another; the third was answered.
  const [pressing, another, answered] = [await position(), await position(), await position()];
  for (const positionId of [pressing, pressing, pressing, another]) await reported(positionId);
  await reported(answered, { state: 'dismissed', answer: '核实过，属实。', decidedAt: app.clock.now() });
  await records.need(await person());
  await records.need(await person(), { caseworkerId: keeper });
  await records.need(await person(), { closedOn: '2026-05-01', closedBy: 'self' });
}

async function reported(positionId: string, more: Partial<typeof positionReports.$inferInsert> = {}) {
  const { accountId } = await givenAccount(app, [{ role: 'graduate' }]);
  const report = { positionId, accountId, reason: 'fee', reportedAt: app.clock.now() } as const;
  await app.db.insert(positionReports).values({ ...report, ...more });
}

test('a caseworker’s day counts what is due in the own units, and nothing of others', async () => {
  expect(await day(caseworker)).toEqual(nothing);
  await tasksAt(units.grassroots);
  await tasksAt(units.yingpu);
  const expected = {
    calls: { due: 1, overdue: 1 },
    internshipsToEnd: 1,
    followUps: 1,
    classesToFinish: 1,
    latePolicies: { preparing: 1, applied: 1 },
    needsWithoutCaseworker: 1,
    fairCalls: nothing.fairCalls,
    resultsToConfirm: nothing.resultsToConfirm,
    reportedPositions: { count: 2, pressing: 1 },
  };
  expect(await day(caseworker)).toEqual(expected);
  const education = await givenAccount(app, [{ role: 'caseworker', unionId: units.education }]);
  expect(await day(education)).toEqual(nothing);
});

test('who may not do a thing is not told how many of it wait', async () => {
  const none = Object.fromEntries(Object.keys(nothing).map((key) => [key, null]));
  const { resultsToConfirm } = nothing;
  // Reported above, in a unit below.
  const reportedPositions = { count: 2, pressing: 1 };
  for (const role of ['reviewer', 'payer', 'auditor', 'systemAdmin'] as const) {
    // A second person who confirms results or decides on reported positions may also be a reviewer.
    const told = role === 'reviewer' ? { ...none, resultsToConfirm, reportedPositions } : none;
    expect(await day(await givenAccount(app, [{ role, unionId: units.xiayang }])), role).toEqual(told);
  }
});

test('the day takes the same few statements whatever there is', async () => {
  const few = await statementsOf(app.db, () => day(caseworker));
  await tasksAt(units.xiayang);
  const more = await statementsOf(app.db, () => day(caseworker));
  expect(more.length).toBe(few.length);
  expect(more.length).toBeLessThanOrEqual(8);
});
