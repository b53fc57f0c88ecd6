import { benefitRoutes as routes } from '@sunshine/contract/benefits/routes.ts';
import type { CallerInput } from '@sunshine/contract/route.ts';
import { compileFigures, figure } from '@sunshine/db/indicators/compile.ts';
import { guaranteedLoans, loanTranches } from '@sunshine/db/schema/benefits.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { auditActions, needRows, waitingNotices } from '../support/given/application-probes.ts';
import { leaksIn } from '../support/given/canary/values.ts';
import { frame2026 } from '../support/given/figures.ts';
import { givenAccount } from '../support/given/people.ts';
import { type GivenPolicies, givenPolicies } from '../support/given/policies.ts';

let app: TestApp;
let given: GivenPolicies;
let policyId: string;
let loanPolicyId: string;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenPolicies(app);
  policyId = await given.policy();
  loanPolicyId = await given.policy({
    title: '创业担保贷款贴息',
    category: 'startUp',
    monthly: false,
    loan: true,
  });
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set('2026-08-11T09:00:00+08:00'));

type GrantInput = CallerInput<typeof routes.recordPolicyGrant>;
const input = (person: { personId: string }, more: Partial<GrantInput> = {}): GrantInput => ({
  personId: person.personId,
  policyId,
  period: '2026 年度',
  grantedOn: '2026-08-03',
  evidence: '社区事务受理中心回执',
  ...more,
});
const record = (person: { personId: string }, more: Partial<GrantInput> = {}, as = given.caseworker) =>
  app.call(routes.recordPolicyGrant, input(person, more), as);
async function granted(person: { personId: string }, more: Partial<GrantInput> = {}): Promise<string> {
  return replyOf(await record(person, more)).id;
}
async function granting(): Promise<number> {
  const all = await compileFigures(app.db, frame2026(), [{ unitId: given.xiayang, ownOnly: false }]);
  return Number(figure(all.get(given.xiayang) ?? new Map(), '07A').value);
}
async function rowsOf(personId: string) {
  const rows = await app.db.$client`
    select union_id, period, granted_on::text, amount_fen::text, application_id, loan_id, evidence,
      cancelled_at is not null as cancelled, cancellation_reason
    from policy_grants where person_id = ${personId} order by granted_on, period`;
  return rows.map((row) => ({ ...row }));
}
async function loanOf(person: { personId: string }, underPolicy: string | null, paidOn?: string) {
  const id = app.services.newId(app.clock.now());
  const recordedBy = given.caseworker.accountId;
  const recordedAt = app.clock.now();
  await app.db.insert(guaranteedLoans).values({
    id,
    personId: person.personId,
    unionId: given.xiayang,
    contractNumber: id,
    bank: '青浦农商银行',
    purpose: '开早餐店',
    policyId: underPolicy,
    approvedOn: '2026-02-01',
    approvedFen: 10_000_000n,
    evidence: '借款合同',
    recordedBy,
    recordedAt,
  });
  const tranche = { loanId: id, amountFen: 5_000_000n, evidence: '放款单', recordedBy, recordedAt };
  if (paidOn) await app.db.insert(loanTranches).values({ ...tranche, paidOn });
  return id;
}

describe('a grant', () => {
  test('ends the application, opens a help need, counts in 07A and is told to the graduate', async () => {
    const graduate = await given.graduate();
    const { personId } = graduate;
    const opening = { personId, policyId };
    const { id } = replyOf(await app.call(routes.openPolicyApplication, opening, given.caseworker));
    await app.call(routes.handInPolicyPapers, { id, appliedOn: '2026-08-01' }, given.caseworker);
    const before = await granting();
    const grant = replyOf(await record(graduate, { amountFen: '360000' }));
    expect(grant).toMatchObject({
      name: '沈*鸣',
      unionId: given.xiayang,
      applicationId: id,
      period: '2026 年度',
      amountFen: '360000',
      loan: null,
      instalments: { count: 0, lastMonth: null, sumFen: '0' },
    });
    const application = replyOf(await app.call(routes.readPolicyApplication, { id }, given.caseworker));
    expect(application).toMatchObject({ state: 'granted', decidedOn: '2026-08-03', grant: { id: grant.id } });
    expect(await needRows(app, personId)).toEqual([
      { opened_on: '2026-08-03', closed_on: null, closed_by: null },
    ]);
    expect(await granting()).toBe(before + 1);
    expect(await auditActions(app, grant.id)).toEqual(['policyGrant.record']);
    const told = await waitingNotices(app, `policy.granted:${grant.id}`);
    expect(told).toMatchObject([
      { accountId: graduate.accountId, title: '“灵活就业社会保险补贴”批下来了', href: '/me/policies' },
    ]);
    expect(leaksIn(JSON.stringify(told))).toEqual([]);
  });

  test('without an application is recorded at the unit that manages the person, or the one that is named', async () => {
    const graduate = await given.graduate({ unionId: given.grassroots });
    await granted(graduate);
    await granted(graduate, { period: '2025 年度', unionId: given.xiayang });
    expect(await rowsOf(graduate.personId)).toMatchObject([
      { period: '2025 年度', union_id: given.xiayang, application_id: null },
      { period: '2026 年度', union_id: given.grassroots, amount_fen: null },
    ]);
    expect(await record(graduate, { period: '2024', unionId: given.yingpu })).toMatchObject({
      status: 404,
      body: { code: 'placement.unionNotFound' },
    });
  });

  test('needs a person of the scope, a policy that was published, and no day of the future', async () => {
    const graduate = await given.graduate();
    expect(await record(graduate, {}, given.neighbour)).toMatchObject({
      status: 404,
      body: { code: 'policyApplication.personNotFound' },
    });
    expect(await record(graduate, { grantedOn: '2026-08-12' })).toMatchObject({
      status: 422,
      body: { code: 'policyGrant.dayInFuture', fields: { grantedOn: '批准日期不能晚于今天。' } },
    });
    expect(await record(graduate, { policyId: graduate.personId })).toMatchObject({
      status: 404,
      body: { code: 'policy.notFound' },
    });
    expect(await record(graduate, { evidence: '' })).toMatchObject({ status: 400 });
    expect(await record(graduate, {}, given.reviewer)).toMatchObject({ status: 403 });
    expect(await rowsOf(graduate.personId)).toEqual([]);
  });

  test('to who applied alone and stands in no unit’s records is recorded where the application is looked after', async () => {
    const stranger = await given.graduate({ unionId: null });
    replyOf(await app.call(routes.openOwnPolicyApplication, { id: policyId }, stranger));
    expect(await record(stranger)).toMatchObject({ status: 404 });
    const before = await granting();
    const district = await givenAccount(app, [{ role: 'caseworker', unionId: given.district }]);
    const grant = replyOf(await record(stranger, {}, district));
    expect(grant.unionId).toBe(given.district);
    // Outside of P no need is opened and nothing counts.
    expect(await needRows(app, stranger.personId)).toEqual([]);
    expect(await granting()).toBe(before);
  });
});

describe('the same grant', () => {
  test('recorded twice is refused; another period is another', async () => {
    const graduate = await given.graduate();
    await granted(graduate);
    expect(await record(graduate, { grantedOn: '2026-08-05' })).toMatchObject({
      status: 409,
      body: { code: 'policyGrant.alreadyRecorded' },
    });
    await granted(graduate, { period: '2027 年度' });
    expect(await rowsOf(graduate.personId)).toHaveLength(2);
  });

  test('recorded by two at the same moment is one, with one need and one entry', async () => {
    const graduate = await given.graduate();
    const { personId } = graduate;
    const hold = sql`select 1 from graduates where person_id = ${personId} for update`;
    const replies = await collide(app, hold, [() => record(graduate), () => record(graduate)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(replies.find((reply) => !reply.ok)?.body).toMatchObject({ code: 'policyGrant.alreadyRecorded' });
    expect(await rowsOf(personId)).toHaveLength(1);
    expect(await needRows(app, personId)).toHaveLength(1);
  });

  test('control: without the index of the database both are kept', async () => {
    const graduate = await given.graduate();
    const { personId } = graduate;
    const [index] = await app.db.$client`
      select indexdef from pg_indexes where indexname = 'one_grant_per_person_policy_and_period'`;
    await app.db.$client`drop index one_grant_per_person_policy_and_period`;
    const hold = sql`select 1 from graduates where person_id = ${personId} for update`;
    const replies = await collide(app, hold, [() => record(graduate), () => record(graduate)]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    await app.db.$client`delete from policy_grants where person_id = ${personId}`;
    await app.db.$client.unsafe(String(index?.['indexdef']));
  });
});

describe('a grant that belongs to a loan', () => {
  test('names a loan of the same person; a policy of loans has none without', async () => {
    const graduate = await given.graduate();
    expect(await record(graduate, { policyId: loanPolicyId })).toMatchObject({
      status: 422,
      body: {
        code: 'policyGrant.loanMissing',
        fields: { loanId: expect.stringContaining('先登记贷款合同') },
      },
    });
    const foreign = await loanOf(await given.graduate(), null);
    expect(await record(graduate, { policyId: loanPolicyId, loanId: foreign })).toMatchObject({
      status: 422,
      body: { code: 'policyGrant.loanNotFound' },
    });
    const own = await loanOf(graduate, null);
    const grant = replyOf(await record(graduate, { policyId: loanPolicyId, loanId: own }));
    expect(grant.loan).toEqual({
      id: own,
      bank: '青浦农商银行',
      contractNumber: own,
      underPolicy: false,
      firstTrancheOn: null,
    });
    const prepared = replyOf(
      await app.call(routes.preparePolicyGrant, { personId: graduate.personId }, given.caseworker),
    );
    expect(prepared.loans.map(({ id }) => id)).toEqual([own]);
    expect(prepared.policies.find(({ id }) => id === loanPolicyId)).toMatchObject({ loan: true, open: true });
  });

  test('under policy is carried by the first tranche: the grant adds nothing, and cannot be recorded beside it', async () => {
    const graduate = await given.graduate();
    const before = await granting();
    const loanId = await loanOf(graduate, loanPolicyId, '2026-03-02');
    expect(await granting()).toBe(before + 1);
    expect(await record(graduate, { policyId: loanPolicyId })).toMatchObject({
      status: 409,
      body: { code: 'policyGrant.loanCarriesIt' },
    });
    const grant = replyOf(await record(graduate, { policyId: loanPolicyId, loanId }));
    expect(grant.loan).toMatchObject({ underPolicy: true, firstTrancheOn: '2026-03-02' });
    expect(await granting()).toBe(before + 1);
  });
});

describe('a mistaken grant', () => {
  test('is cancelled with its reason: out of 07A, its need gone, the application back with the office', async () => {
    const graduate = await given.graduate();
    const { personId } = graduate;
    const opening = { personId, policyId };
    const { id } = replyOf(await app.call(routes.openPolicyApplication, opening, given.caseworker));
    await app.call(routes.handInPolicyPapers, { id, appliedOn: '2026-08-01' }, given.caseworker);
    const before = await granting();
    const grantId = await granted(graduate);
    const cancellation = { id: grantId, reason: '批的是同名的另一个人' };
    expect(await app.call(routes.cancelPolicyGrant, cancellation, given.neighbour)).toMatchObject({
      status: 404,
      body: { code: 'policyGrant.notFound' },
    });
    app.clock.set('2026-08-12T09:00:00+08:00');
    const cancelled = replyOf(await app.call(routes.cancelPolicyGrant, cancellation, given.caseworker));
    expect(cancelled).toMatchObject({
      cancelledAt: '2026-08-12T01:00:00.000Z',
      cancellationReason: '批的是同名的另一个人',
    });
    expect(await granting()).toBe(before);
    expect(await needRows(app, personId)).toEqual([]);
    const application = replyOf(await app.call(routes.readPolicyApplication, { id }, given.caseworker));
    expect(application).toMatchObject({ state: 'applied', decidedOn: null, grant: null });
    expect(await app.call(routes.cancelPolicyGrant, cancellation, given.caseworker)).toMatchObject({
      status: 409,
      body: { code: 'policyGrant.alreadyCancelled' },
    });
    expect(await auditActions(app, grantId)).toEqual(['policyGrant.record', 'policyGrant.cancel']);
    // The mistake out of the way, the right one can be recorded for the same period.
    await granted(graduate);
    expect(await rowsOf(personId)).toHaveLength(2);
  });

  test('ends its application where another was opened meanwhile', async () => {
    const graduate = await given.graduate();
    const opening = { personId: graduate.personId, policyId };
    const { id } = replyOf(await app.call(routes.openPolicyApplication, opening, given.caseworker));
    const grantId = await granted(graduate);
    replyOf(await app.call(routes.openPolicyApplication, opening, given.caseworker));
    replyOf(
      await app.call(routes.cancelPolicyGrant, { id: grantId, reason: '还没有批下来' }, given.caseworker),
    );
    const application = replyOf(await app.call(routes.readPolicyApplication, { id }, given.caseworker));
    expect(application).toMatchObject({ state: 'withdrawn', reason: '还没有批下来' });
  });

  test('keeps a need that stood before it', async () => {
    const graduate = await given.graduate();
    await given.records.need(graduate.personId, { openedOn: '2026-05-02' });
    const id = await granted(graduate);
    await app.call(routes.cancelPolicyGrant, { id, reason: '记错了人' }, given.caseworker);
    expect(await needRows(app, graduate.personId)).toEqual([
      { opened_on: '2026-05-02', closed_on: null, closed_by: null },
    ]);
  });
});

describe('monthly instalments', () => {
  const instalment = (grantId: string, month: string, amountFen = '60000') => ({
    grantId,
    month,
    paidOn: '2026-08-10',
    amountFen,
  });

  test('of several persons and months are recorded in one go, each row with its outcome; the figure stays one a grant', async () => {
    const [first, second] = [await given.graduate(), await given.graduate()];
    const before = await granting();
    const ids = [await granted(first, { amountFen: '150000' }), await granted(second)];
    const once = await granted(second, {
      policyId: await given.policy({ title: '一次性补贴', monthly: false }),
    });
    const theirs = await given.graduate({ unionId: given.yingpu });
    const foreign = replyOf(await record(theirs, {}, given.neighbour)).id;
    const rows = [
      instalment(ids[0] ?? '', '2026-05'),
      instalment(ids[0] ?? '', '2026-06'),
      instalment(ids[0] ?? '', '2026-07'),
      instalment(ids[1] ?? '', '2026-06'),
      instalment(ids[1] ?? '', '2026-06'),
      instalment(ids[1] ?? '', '2026-09'),
      { ...instalment(ids[1] ?? '', '2026-07'), paidOn: '2026-08-12' },
      instalment(once, '2026-06'),
      instalment(foreign, '2026-06'),
    ];
    const reply = replyOf(await app.call(routes.recordPolicyInstalments, { rows }, given.caseworker));
    expect(reply.rows.map(({ done, reason }) => reason ?? done)).toEqual([
      true,
      true,
      '加上这笔，超过了批准的总额。',
      true,
      '这个月已经记过。',
      '还没有到这个月。',
      '发放日期不能晚于今天。',
      '这项政策不是按月发的。',
      '本单位范围里没有这笔落实。',
    ]);
    expect(reply.done).toBe(3);
    expect(reply.rows.at(-1)).toMatchObject({ name: null, policyTitle: null });
    expect(await granting()).toBe(before + 3);
    const own = replyOf(await app.call(routes.listOwnPolicies, {}, first));
    expect(own.grants[0]?.instalments.map(({ month, amountFen }) => [month, amountFen])).toEqual([
      ['2026-05', '60000'],
      ['2026-06', '60000'],
    ]);
    const [entry] = await app.db.$client`
      select detail, union_id from audit_entries where action = 'policyInstalment.record' order by id desc limit 1`;
    expect(entry).toEqual({ detail: { grants: 2, months: 3 }, union_id: given.xiayang });
  });

  test('of the same month sent twice at the same moment are one', async () => {
    const grantId = await granted(await given.graduate());
    const rows = [instalment(grantId, '2026-07')];
    const hold = sql`select 1 from policy_grants where id = ${grantId} for update`;
    const send = () => app.call(routes.recordPolicyInstalments, { rows }, given.caseworker);
    const replies = await collide(app, hold, [send, send]);
    expect(replies.map((reply) => replyOf(reply).done).sort()).toEqual([0, 1]);
    const { months } = replyOf(await app.call(routes.readPolicyGrant, { id: grantId }, given.caseworker));
    expect(months).toHaveLength(1);
  });

  test('control: without the index of the database the month is paid twice', async () => {
    const grantId = await granted(await given.graduate());
    const rows = [instalment(grantId, '2026-07')];
    const [index] = await app.db.$client`
      select indexdef from pg_indexes where indexname = 'one_instalment_per_grant_and_month'`;
    await app.db.$client`drop index one_instalment_per_grant_and_month`;
    const hold = sql`select 1 from policy_grants where id = ${grantId} for update`;
    const send = () => app.call(routes.recordPolicyInstalments, { rows }, given.caseworker);
    const replies = await collide(app, hold, [send, send]);
    expect(replies.map((reply) => replyOf(reply).done)).toEqual([1, 1]);
    await app.db.$client`delete from policy_instalments where grant_id = ${grantId}`;
    await app.db.$client.unsafe(String(index?.['indexdef']));
  });

  test('paid by mistake are corrected with a reason, stay readable, and the month can be recorded anew', async () => {
    const graduate = await given.graduate();
    const grantId = await granted(graduate);
    const rows = [instalment(grantId, '2026-07')];
    await app.call(routes.recordPolicyInstalments, { rows }, given.caseworker);
    const read = async () =>
      replyOf(await app.call(routes.readPolicyGrant, { id: grantId }, given.caseworker));
    const id = (await read()).months[0]?.id ?? '';
    const correction = { id, reason: '金额打错了' };
    expect(await app.call(routes.cancelPolicyInstalment, correction, given.neighbour)).toMatchObject({
      status: 404,
      body: { code: 'policyInstalment.notFound' },
    });
    replyOf(await app.call(routes.cancelPolicyInstalment, correction, given.caseworker));
    expect(await app.call(routes.cancelPolicyInstalment, correction, given.caseworker)).toMatchObject({
      status: 409,
      body: { code: 'policyInstalment.alreadyCancelled' },
    });
    const again = { rows: [instalment(grantId, '2026-07', '58000')] };
    expect(replyOf(await app.call(routes.recordPolicyInstalments, again, given.caseworker)).done).toBe(1);
    const { months, instalments } = await read();
    expect(months.map(({ amountFen, cancellationReason }) => [amountFen, cancellationReason])).toEqual([
      ['60000', '金额打错了'],
      ['58000', null],
    ]);
    expect(instalments).toEqual({ count: 1, lastMonth: '2026-07', sumFen: '58000' });
    expect(await auditActions(app, grantId)).toEqual(['policyGrant.record', 'policyInstalment.cancel']);
  });
});

test('grants are listed for the units of the scope, cancelled ones apart', async () => {
  const graduate = await given.graduate({ name: '祝清单' });
  const [kept, wrong] = [await granted(graduate), await granted(graduate, { period: '2025' })];
  await app.call(routes.cancelPolicyGrant, { id: wrong, reason: '年份记错了' }, given.caseworker);
  const listed = async (show: 'counted' | 'monthly' | 'cancelled', as = given.caseworker) =>
    replyOf(await app.call(routes.listPolicyGrants, { q: '祝', show }, as)).items.map(({ id }) => id);
  expect(await listed('counted')).toEqual([kept]);
  expect(await listed('monthly')).toEqual([kept]);
  expect(await listed('cancelled')).toEqual([wrong]);
  expect(await listed('counted', given.neighbour)).toEqual([]);
  expect((await app.call(routes.readPolicyGrant, { id: kept }, given.neighbour)).status).toBe(404);
});
