import { benefitRoutes as routes } from '@sunshine/contract/benefits/routes.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { compileFigures, figure } from '@sunshine/db/indicators/compile.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { collide } from '../support/collide.ts';
import { auditActions, needRows, waitingNotices } from '../support/given/application-probes.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { givenBenefits } from '../support/given/benefits.ts';
import { frame2026 } from '../support/given/figures.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';

let app: TestApp;
let given: GivenHiring;
let neighbour: GivenAccount;
let reviewer: GivenAccount;
let payer: GivenAccount;
beforeAll(async () => {
  app = await startTestApp();
  given = await givenHiring(app);
  neighbour = await givenAccount(app, [{ role: 'caseworker', unionId: given.yingpu }]);
  reviewer = await givenAccount(app, [{ role: 'reviewer', unionId: given.district }]);
  payer = await givenAccount(app, [{ role: 'payer', unionId: given.district }]);
  const statistician = await givenAccount(app, [{ role: 'statistician', unionId: given.district }]);
  replyOf(await app.call(reportRoutes.openCampaign, { form: 'sunshine', year: 2026 }, statistician));
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set('2026-08-11T09:00:00+08:00'));

let contracts = 0;
const contract = (personId: string) => {
  contracts += 1;
  return {
    personId,
    bank: '青浦农商银行',
    contractNumber: `XD-2026-${contracts}`,
    purpose: '开一家早餐店',
    approvedOn: '2026-07-01',
    approvedFen: '10000050',
    evidence: '借款合同复印件',
  };
};
async function archived(name = '许安') {
  return given.graduate({ unionId: given.grassroots, name });
}
async function givenLoan(personId: string, more = {}) {
  return replyOf(await app.call(routes.recordLoan, { ...contract(personId), ...more }, given.caseworker));
}
async function pay(id: string, paidOn: string, amountFen: string) {
  return app.call(routes.recordTranche, { id, paidOn, amountFen, evidence: '放款单 017' }, given.caseworker);
}
/** 06C, 06D, 07A and 01E of the first street as they stand after the cutoff. */
async function figures() {
  const all = await compileFigures(app.db, frame2026(), [{ unitId: given.xiayang, ownOnly: false }]);
  const of = (code: string) => Number(figure(all.get(given.xiayang) ?? new Map(), code).value);
  return { loans: of('06C'), fen: of('06D'), grants: of('07A'), helped: of('01E') };
}
const refused = (status: number, code: string) => ({ status, body: { code } });

describe('a contract', () => {
  test('is recorded for a person of the scope and counts nowhere while nothing is paid out', async () => {
    const { personId } = await archived('田甜');
    const before = await figures();
    const loan = await givenLoan(personId, { contractNumber: ' ＸＤ-2026 -甲 ' });
    expect(loan).toMatchObject({
      name: '田*',
      unionName: '城北社区',
      contractNumber: 'XD-2026-甲',
      approvedFen: '10000050',
      paidFen: '0',
      firstPaidOn: null,
      renewal: false,
      recordedBy: '钱老师',
      tranches: [],
      cancelledAt: null,
    });
    expect(await figures()).toEqual(before);
    expect(await needRows(app, personId)).toEqual([]);
    const listed = replyOf(
      await app.call(routes.listLoans, { q: '田甜', show: 'notPaid' }, given.caseworker),
    );
    expect(listed.items.map(({ id }) => id)).toEqual([loan.id]);
    const [entry] = await app.db.$client`
      select action, actor_role, union_id, detail from audit_entries where subject_id = ${loan.id}`;
    expect(entry).toEqual({
      action: 'loan.record',
      actor_role: 'caseworker',
      union_id: given.grassroots,
      detail: { personId, approvedOn: '2026-07-01', approvedFen: '10000050' },
    });
  });

  test('belongs to a person and a unit of the scope; approved in the future it is refused', async () => {
    const { personId } = await archived();
    const stranger = await given.graduate();
    const missing = refused(404, 'placement.personNotFound');
    expect(await app.call(routes.recordLoan, contract(personId), neighbour)).toMatchObject(missing);
    expect(await app.call(routes.recordLoan, contract(stranger.personId), given.caseworker)).toMatchObject(
      missing,
    );
    expect(
      await app.call(routes.recordLoan, { ...contract(personId), unionId: given.yingpu }, given.caseworker),
    ).toMatchObject(refused(404, 'placement.unionNotFound'));
    expect(
      await app.call(
        routes.recordLoan,
        { ...contract(personId), approvedOn: '2026-08-12' },
        given.caseworker,
      ),
    ).toMatchObject({ status: 422, body: { fields: { approvedOn: '批准日期不能晚于今天。' } } });
    expect((await app.call(routes.recordLoan, contract(personId), reviewer)).status).toBe(403);
    expect((await app.call(routes.recordLoan, contract(personId), payer)).status).toBe(403);
  });

  test('stands once per bank and number, also when it is recorded twice at once; once cancelled it can be recorded anew', async () => {
    const [one, other] = [await archived(), await archived('梁音')];
    const input = contract(one.personId);
    const replies = await Promise.all(
      [input, { ...input, personId: other.personId }].map((each) =>
        app.call(routes.recordLoan, each, given.caseworker),
      ),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(replies.find(({ status }) => status === 409)).toMatchObject(refused(409, 'loan.contractTaken'));
    const first = replies.find((reply) => reply.ok);
    const id = first?.ok ? first.body.id : '';
    replyOf(await app.call(routes.cancelLoan, { id, reason: '合同记到别人名下' }, given.caseworker));
    expect((await app.call(routes.recordLoan, input, given.caseworker)).status).toBe(200);
  });

  test('names a policy for loans that was in force, and renews a contract of the same person only', async () => {
    const [one, other] = [await archived(), await archived('梁音')];
    const benefits = givenBenefits(app.db);
    const policyId = await benefits.policy({ loan: true, title: '创业担保贷款' });
    const ended = await benefits.policy({ loan: true, validUntil: '2026-06-30' });
    const noLoan = await benefits.policy();
    for (const wrong of [ended, noLoan]) {
      expect(
        await app.call(routes.recordLoan, { ...contract(one.personId), policyId: wrong }, given.caseworker),
      ).toMatchObject(refused(422, 'loan.policyNotFound'));
    }
    const earlier = await givenLoan(one.personId, { policyId });
    expect(earlier).toMatchObject({ policyTitle: '创业担保贷款' });
    const choices = replyOf(
      await app.call(routes.listLoanChoices, { personId: one.personId }, given.caseworker),
    );
    expect(choices.policies).toContainEqual({ id: policyId, title: '创业担保贷款' });
    expect(choices.policies.map(({ id }) => id)).not.toContain(noLoan);
    expect(choices.contracts.map(({ id }) => id)).toEqual([earlier.id]);
    expect(
      await app.call(
        routes.recordLoan,
        { ...contract(other.personId), renewalOf: earlier.id },
        given.caseworker,
      ),
    ).toMatchObject(refused(422, 'loan.renewalNotFound'));
    const later = await givenLoan(one.personId, { renewalOf: earlier.id });
    expect(later).toMatchObject({
      renewal: true,
      renewalOf: { id: earlier.id, contractNumber: earlier.contractNumber },
    });
    expect(replyOf(await app.call(routes.readLoan, { id: earlier.id }, reviewer)).renewedBy).toMatchObject({
      id: later.id,
    });
  });

  test('whose tranches were entered as 补录 is not recorded again, nor the other way round', async () => {
    const { personId } = await archived();
    const input = contract(personId);
    const tranche = {
      kind: 'loanTranche' as const,
      personId,
      onDay: '2026-07-20',
      amountFen: '5000000',
      contractNumber: input.contractNumber,
      title: '首笔放款',
      evidence: '放款单',
    };
    const { id } = replyOf(await app.call(reportRoutes.createSupplementary, tranche, given.caseworker));
    expect(await app.call(routes.recordLoan, input, given.caseworker)).toMatchObject(
      refused(409, 'loan.supplemented'),
    );
    replyOf(await app.call(reportRoutes.withdrawSupplementary, { id, reason: '改记合同' }, given.caseworker));
    expect((await app.call(routes.recordLoan, input, given.caseworker)).status).toBe(200);
    expect(await app.call(reportRoutes.createSupplementary, tranche, given.caseworker)).toMatchObject(
      refused(409, 'supplementary.contractOnPlatform'),
    );
  });
});

describe('a tranche', () => {
  test('makes the loan count, opens the need and tells the borrower; the page says in which cells', async () => {
    const graduate = await archived('孟昭');
    const policyId = await givenBenefits(app.db).policy({ loan: true });
    const before = await figures();
    const loan = await givenLoan(graduate.personId, { policyId });
    const first = replyOf(await pay(loan.id, '2026-07-10', '5000001'));
    const both = replyOf(await pay(loan.id, '2026-08-02', '5000049'));
    expect(first.tranches).toMatchObject([
      {
        paidOn: '2026-07-10',
        amountFen: '5000001',
        first: true,
        whyNot: null,
        cells: [
          { code: '06C', year: 2026 },
          { code: '06D', year: 2026 },
          { code: '07A', year: 2026 },
        ],
      },
    ]);
    expect(both).toMatchObject({ paidFen: '10000050', firstPaidOn: '2026-07-10' });
    expect(both.tranches[1]).toMatchObject({ first: false, cells: [{ code: '06D', year: 2026 }] });
    expect(await figures()).toEqual({
      loans: before.loans + 1,
      fen: before.fen + 10_000_050,
      grants: before.grants + 1,
      helped: before.helped + 1,
    });
    expect(await needRows(app, graduate.personId)).toEqual([
      { opened_on: '2026-07-10', closed_on: null, closed_by: null },
    ]);
    const notices = await waitingNotices(app, `loan-tranche:${first.tranches[0]?.id}`);
    expect(notices).toMatchObject([{ accountId: graduate.accountId, href: '/me/benefits' }]);
    expect(JSON.stringify(notices)).not.toMatch(/困难|帮扶|档案|家庭/);
    expect(await auditActions(app, loan.id)).toEqual([
      'loan.record',
      'loan.recordTranche',
      'loan.recordTranche',
    ]);
  });

  test('stays within the approved amount, however many come at once', async () => {
    const { personId } = await archived();
    const loan = await givenLoan(personId);
    replyOf(await pay(loan.id, '2026-07-10', '6000000'));
    expect(await pay(loan.id, '2026-07-11', '4000051')).toMatchObject({
      status: 409,
      body: { code: 'loan.tranchesExceed', message: '批准 100000.5 元，还剩 40000.5 元没放，核对金额。' },
    });
    const replies = await collide(
      app,
      sql`select 1 from graduates where person_id = ${personId} for update`,
      [1, 2, 3].map(() => () => pay(loan.id, '2026-07-12', '3000000')),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    const [row] = await app.db
      .$client`select sum(amount_fen)::text from loan_tranches where loan_id = ${loan.id}`;
    expect(row).toEqual({ sum: '9000000' });
  });

  test('lies between the approval and today', async () => {
    const { personId } = await archived();
    const loan = await givenLoan(personId);
    expect(await pay(loan.id, '2026-06-30', '100')).toMatchObject({
      status: 422,
      body: { code: 'loan.daysOutOfOrder', fields: { paidOn: '放款不能早于批准那天（2026-07-01）。' } },
    });
    expect(await pay(loan.id, '2026-08-12', '100')).toMatchObject({
      body: { fields: { paidOn: '放款日期不能晚于今天。' } },
    });
    expect((await pay(loan.id, '2026-08-11', '0')).status).toBe(400);
  });

  test('sent back by the bank never happened: when it was the first, the second is, with its need and its day', async () => {
    const { personId } = await archived('尹川');
    const before = await figures();
    const loan = await givenLoan(personId);
    const [first] = replyOf(await pay(loan.id, '2026-07-10', '5000000')).tranches;
    await pay(loan.id, '2026-07-20', '100');
    const back = { id: loan.id, trancheId: first?.id ?? '', reason: '账号不符，银行退回' };
    expect(
      await app.call(routes.sendBackTranche, { ...back, sentBackOn: '2026-07-09' }, given.caseworker),
    ).toMatchObject(refused(422, 'loan.daysOutOfOrder'));
    const after = replyOf(
      await app.call(routes.sendBackTranche, { ...back, sentBackOn: '2026-07-12' }, given.caseworker),
    );
    expect(after).toMatchObject({ paidFen: '100', firstPaidOn: '2026-07-20' });
    expect(after.tranches).toMatchObject([
      { first: false, cells: [], whyNot: 'sentBack', sentBackOn: '2026-07-12', sentBackReason: back.reason },
      { first: true, whyNot: null, cells: [{ code: '06C' }, { code: '06D' }] },
    ]);
    expect(await needRows(app, personId)).toEqual([
      { opened_on: '2026-07-20', closed_on: null, closed_by: null },
    ]);
    expect(await figures()).toEqual({
      ...before,
      loans: before.loans + 1,
      fen: before.fen + 100,
      helped: before.helped + 1,
    });
    expect(
      await app.call(routes.sendBackTranche, { ...back, sentBackOn: '2026-07-12' }, given.caseworker),
    ).toMatchObject(refused(409, 'loan.alreadySentBack'));
    // What came back can be paid out again.
    expect((await pay(loan.id, '2026-07-25', '9999950')).status).toBe(200);
    const [entry] = await app.db.$client`
      select reason from audit_entries where subject_id = ${loan.id} and action = 'loan.sendBackTranche'`;
    expect(entry).toEqual({ reason: back.reason });
    expect(await waitingNotices(app, `loan-tranche-back:${first?.id}`)).toHaveLength(1);
  });

  test('of a person outside the population, or on a day of no campaign, says why it is in no cell', async () => {
    const student = await archived();
    await app.db.$client`update studies set graduation_year = 2027 where person_id = ${student.personId}`;
    const of = await givenLoan(student.personId);
    const paid = replyOf(await pay(of.id, '2026-07-10', '100'));
    expect(paid.tranches).toMatchObject([{ cells: [], whyNot: 'outsidePopulation' }]);
    expect(await needRows(app, student.personId)).toEqual([]);
    const { personId } = await archived();
    const old = await givenLoan(personId, { approvedOn: '2025-06-01' });
    const early = replyOf(await pay(old.id, '2025-06-10', '100'));
    expect(early.tranches).toMatchObject([{ cells: [], whyNot: 'noCampaign' }]);
  });
});

describe('a repayment', () => {
  test('is kept and changes no figure; before the first tranche there is nothing to repay', async () => {
    const { personId } = await archived();
    const loan = await givenLoan(personId);
    const repay = { id: loan.id, paidOn: '2026-08-01', amountFen: '250' };
    expect(await app.call(routes.recordRepayment, repay, given.caseworker)).toMatchObject(
      refused(409, 'loan.nothingPaid'),
    );
    await pay(loan.id, '2026-07-10', '5000000');
    const before = await figures();
    expect(
      await app.call(routes.recordRepayment, { ...repay, paidOn: '2026-07-09' }, given.caseworker),
    ).toMatchObject(refused(422, 'loan.daysOutOfOrder'));
    const after = replyOf(await app.call(routes.recordRepayment, repay, given.caseworker));
    expect(after).toMatchObject({ repaidFen: '250', paidFen: '5000000' });
    expect(after.repayments).toMatchObject([
      { paidOn: '2026-08-01', amountFen: '250', recordedBy: '钱老师' },
    ]);
    expect(await figures()).toEqual(before);
    const [first] = after.repayments;
    const fix = { id: loan.id, repaymentId: first?.id ?? '', reason: '记成别人的还款' };
    const fixed = replyOf(await app.call(routes.cancelRepayment, fix, given.caseworker));
    expect(fixed).toMatchObject({
      repaidFen: '0',
      repayments: [{ id: first?.id, cancellationReason: '记成别人的还款' }],
    });
    expect(await app.call(routes.cancelRepayment, fix, given.caseworker)).toMatchObject(
      refused(404, 'loan.repaymentNotFound'),
    );
    expect(await auditActions(app, loan.id)).toContain('loan.cancelRepayment');
  });
});

describe('a mistaken contract', () => {
  test('is cancelled with a reason: its tranches and the need they opened leave the figures, it stays readable', async () => {
    const { personId } = await archived('苏禾');
    const before = await figures();
    const loan = await givenLoan(personId);
    await pay(loan.id, '2026-07-10', '5000000');
    expect(await app.call(routes.cancelLoan, { id: loan.id, reason: '' }, given.caseworker)).toMatchObject(
      refused(400, 'request.invalid'),
    );
    const reason = '同名同姓，记错了人';
    const cancelled = replyOf(await app.call(routes.cancelLoan, { id: loan.id, reason }, given.caseworker));
    expect(cancelled).toMatchObject({ cancellationReason: reason, tranches: [{ whyNot: 'cancelled' }] });
    expect(await figures()).toEqual(before);
    expect(await needRows(app, personId)).toEqual([]);
    for (const again of [
      await app.call(routes.cancelLoan, { id: loan.id, reason }, given.caseworker),
      await pay(loan.id, '2026-07-11', '100'),
    ]) {
      expect(again).toMatchObject(refused(409, 'loan.cancelled'));
    }
    const list = (show: 'standing' | 'cancelled') =>
      app.call(routes.listLoans, { q: '苏禾', show }, given.caseworker);
    expect(replyOf(await list('standing')).total).toBe(0);
    expect(replyOf(await list('cancelled')).items).toMatchObject([
      { id: loan.id, cancellationReason: reason },
    ]);
    expect(await auditActions(app, loan.id)).toEqual(['loan.record', 'loan.recordTranche', 'loan.cancel']);
  });
});

describe('who sees a loan', () => {
  test('another unit finds nothing, whatever it tries', async () => {
    const { personId } = await archived('舒羽');
    const loan = await givenLoan(personId);
    const [tranche] = replyOf(await pay(loan.id, '2026-07-10', '100')).tranches;
    const { id } = loan;
    const tries = [
      app.call(routes.readLoan, { id }, neighbour),
      app.call(routes.cancelLoan, { id, reason: '不是我们的' }, neighbour),
      app.call(
        routes.recordTranche,
        { id, paidOn: '2026-07-11', amountFen: '100', evidence: '放款单' },
        neighbour,
      ),
      app.call(
        routes.sendBackTranche,
        { id, trancheId: tranche?.id ?? '', sentBackOn: '2026-07-12', reason: '退回' },
        neighbour,
      ),
      app.call(routes.recordRepayment, { id, paidOn: '2026-07-12', amountFen: '1' }, neighbour),
    ];
    for (const reply of await Promise.all(tries)) expect(reply).toMatchObject(refused(404, 'loan.notFound'));
    expect(replyOf(await app.call(routes.listLoans, { q: '舒羽' }, neighbour)).items).toEqual([]);
    expect((await app.call(routes.readLoan, { id }, payer)).status).toBe(403);
  });

  test('the borrower sees their own contracts and tranches and no one else’s, with no word of figures', async () => {
    const [graduate, other] = [await archived(), await archived('梁音')];
    const loan = await givenLoan(graduate.personId);
    await pay(loan.id, '2026-07-10', '5000000');
    const mistaken = await givenLoan(graduate.personId);
    await app.call(routes.cancelLoan, { id: mistaken.id, reason: '重复记了一份' }, given.caseworker);
    const own = replyOf(await app.call(routes.listOwnLoans, {}, graduate));
    expect(own.items).toMatchObject([
      { id: loan.id, paidFen: '5000000', tranches: [{ paidOn: '2026-07-10', amountFen: '5000000' }] },
    ]);
    expect(JSON.stringify(own)).not.toMatch(/06C|cells|evidence|union/i);
    expect(replyOf(await app.call(routes.listOwnLoans, {}, other)).items).toEqual([]);
  });
});
