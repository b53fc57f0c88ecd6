import { companyRoutes } from '@sunshine/contract/companies/routes.ts';
import { verificationStanding } from '@sunshine/contract/companies/verification.ts';
import { searchRoutes } from '@sunshine/contract/positions/search.ts';
import { auditEntries } from '@sunshine/db/schema/accounts.ts';
import { notices } from '@sunshine/db/schema/applications.ts';
import { companyVerifications } from '@sunshine/db/schema/commitments.ts';
import { companies } from '@sunshine/db/schema/companies.ts';
import { remindCompanies } from '@sunshine/server/jobs/remind-companies.ts';
import { and, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp, testMorning } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { givenCompany } from '../support/given/companies.ts';
import { type GivenDistrict, givenDistrict } from '../support/given/district.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';
import { givenPosition } from '../support/given/positions.ts';
import { runJobs } from '../support/jobs.ts';

let app: TestApp;
let units: GivenDistrict;
let caseworker: GivenAccount;
let neighbour: GivenAccount;

beforeAll(async () => {
  app = await startTestApp();
  units = await givenDistrict(app);
  caseworker = await givenAccount(app, [{ role: 'caseworker', unionId: units.xiayang }]);
  neighbour = await givenAccount(app, [{ role: 'caseworker', unionId: units.yingpu }]);
});
afterAll(() => app.close());
// 11 August 2026, nine in the morning in Shanghai.
beforeEach(() => app.clock.set(testMorning));

const verify = (id: string, more = {}) => app.call(companyRoutes.verifyCompany, { id, ...more }, caseworker);
const given = (more: Partial<typeof companies.$inferInsert> = {}) => givenCompany(app, units.xiayang, more);
const rowOf = async (id: string) => {
  const [row] = await app.db.select().from(companies).where(eq(companies.id, id));
  if (!row) throw new Error('no such company');
  return row;
};
const verificationsOf = (id: string) =>
  app.db.select().from(companyVerifications).where(eq(companyVerifications.companyId, id));
const auditOf = async (id: string) =>
  (
    await app.db.select().from(auditEntries).where(eq(auditEntries.subjectId, id)).orderBy(auditEntries.id)
  ).map(({ action }) => action);

test.each([
  [null, 'none'],
  ['2026-09-11', 'holds'],
  ['2026-09-10', 'due'],
  ['2026-08-11', 'due'],
  ['2026-08-10', 'lapsed'],
] as const)('a verification until %s is, on 11 August: %s', (until, standing) => {
  expect(verificationStanding(until, '2026-08-11')).toBe(standing);
});

describe('the union', () => {
  test('a verification holds six months, its last day included, and is a record of its own', async () => {
    const { id } = await given({ state: 'submitted' });
    const reply = replyOf(await verify(id, { note: '看过营业执照副本' }));
    expect(reply).toMatchObject({
      state: 'verified',
      verifiedUntil: '2027-02-11',
      next: ['suspended'],
      verifications: [{ verifiedOn: '2026-08-11', validUntil: '2027-02-11', note: '看过营业执照副本' }],
    });
    expect(await verificationsOf(id)).toMatchObject([
      { unionId: units.xiayang, verifiedBy: caseworker.accountId },
    ]);
  });

  test('one that still holds for more than 30 days is not made again', async () => {
    const { id } = await given({ verifiedUntil: '2026-09-11' });
    const refused = await verify(id);
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'company.notDueForVerification' }]);
    expect(await verificationsOf(id)).toEqual([]);
  });

  test('one that is due or past is made again from today, and positions stay shown meanwhile', async () => {
    const { id } = await given({
      verifiedUntil: '2026-08-10',
      confirmedOn: '2026-08-09',
      confirmationNote: '换了电话',
    });
    const shown = await givenPosition(app, id, { state: 'published', approvingUnionId: units.xiayang });
    expect(replyOf(await app.call(searchRoutes.readPosition, { id: shown })).id).toBe(shown);
    expect(replyOf(await app.call(companyRoutes.readCompany, { id }, caseworker)).next).toEqual([
      'verified',
      'suspended',
    ]);
    replyOf(await verify(id));
    expect(await rowOf(id)).toMatchObject({
      state: 'verified',
      verifiedUntil: '2027-02-11',
      confirmedOn: null,
      confirmationNote: null,
    });
    expect(await auditOf(id)).toEqual(['company.verify']);
  });

  test('of two verifications again at once one is made', async () => {
    const { id } = await given({ verifiedUntil: '2026-08-20' });
    const outcomes = await collide(app, sql`select 1 from companies where id = ${id} for update`, [
      () => verify(id),
      () => verify(id),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await verificationsOf(id)).toHaveLength(1);
  });

  test('a neighbouring unit does not find the company', async () => {
    const { id } = await given({ verifiedUntil: '2026-08-20' });
    const refused = await app.call(companyRoutes.verifyCompany, { id }, neighbour);
    expect([refused.status, refused.body]).toMatchObject([404, { code: 'company.notFound' }]);
  });

  test('the list of those due has the confirmed ones first, then by day; others are not in it', async () => {
    const one = await givenAccount(app, [{ role: 'caseworker', unionId: units.grassroots }]);
    const of = (more: Partial<typeof companies.$inferInsert>) => givenCompany(app, units.grassroots, more);
    const lapsed = await of({ verifiedUntil: '2026-08-01' });
    const soon = await of({ verifiedUntil: '2026-09-10' });
    const confirmed = await of({
      verifiedUntil: '2026-09-09',
      confirmedOn: '2026-08-11',
      confirmationNote: '',
    });
    await of({ verifiedUntil: '2026-09-11' });
    await of({ state: 'suspended', verifiedUntil: '2026-08-01' });
    const list = replyOf(await app.call(companyRoutes.listCompanies, { show: 'due' }, one));
    expect(list.items.map(({ id }) => id)).toEqual([confirmed.id, lapsed.id, soon.id]);
    expect([list.total, list.due]).toEqual([3, { soon: 3, lapsed: 1 }]);
  });
});

describe('the company', () => {
  const confirm = (as: GivenAccount, note = '') => app.call(companyRoutes.confirmCompany, { note }, as);

  test('confirms its data once they are due, and the union reads what changed', async () => {
    const company = await given({ verifiedUntil: '2026-09-10' });
    const reply = replyOf(await confirm(company.recruiter, '联系人换成了周可'));
    expect(reply).toMatchObject({ confirmedOn: '2026-08-11', confirmationNote: '联系人换成了周可' });
    const seen = replyOf(await app.call(companyRoutes.readCompany, { id: company.id }, caseworker));
    expect(seen.confirmationNote).toBe('联系人换成了周可');
    expect(await auditOf(company.id)).toEqual(['company.confirm']);
  });

  test.each([
    ['before they are due', { verifiedUntil: '2026-09-11' }],
    ['while it is suspended', { verifiedUntil: '2026-08-11', state: 'suspended' as const }],
    ['before the first verification', { state: 'submitted' as const }],
  ])('confirms nothing %s', async (_, more) => {
    const company = await given(more);
    const refused = await confirm(company.recruiter);
    expect([refused.status, refused.body]).toMatchObject([409, { code: 'company.notDueForVerification' }]);
    expect((await rowOf(company.id)).confirmedOn).toBeNull();
  });

  test('is told 30 days before and when it is past, once each, whatever is retried', async () => {
    const { id, recruiter } = await given({ verifiedUntil: '2026-09-10' });
    const told = async () =>
      (
        await app.db
          .select()
          .from(notices)
          .where(and(eq(notices.accountId, recruiter.accountId), eq(notices.href, '/company/verification')))
          .orderBy(notices.id)
      ).map(({ title }) => title);
    const remind = async () => {
      await Promise.all([remindCompanies(app.services), remindCompanies(app.services)]);
      await runJobs(app);
    };
    app.clock.set('2026-08-10T09:00:00+08:00');
    await remind();
    expect(await told()).toEqual([]);
    app.clock.set(testMorning);
    await remind();
    await remind();
    expect(await told()).toEqual(['单位核实到 2026-09-10 为止']);
    app.clock.set('2026-09-10T09:00:00+08:00');
    await remind();
    expect(await told()).toHaveLength(1);
    app.clock.set('2026-09-11T09:00:00+08:00');
    await remind();
    await remind();
    expect(await told()).toEqual(['单位核实到 2026-09-10 为止', '单位核实到期了']);
    replyOf(await verify(id));
    app.clock.set('2027-02-09T09:00:00+08:00');
    await remind();
    expect((await told()).at(-1)).toBe('单位核实到 2027-03-11 为止');
  });
});
