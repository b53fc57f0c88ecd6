import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import { allowanceSteps } from '@sunshine/contract/benefits/allowance-status.ts';
import { benefitRoutes as routes } from '@sunshine/contract/benefits/routes.ts';
import { type AllowanceState, allowanceStates } from '@sunshine/contract/benefits/vocabulary.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { compileFigures, figure } from '@sunshine/db/indicators/compile.ts';
import { jobSeekingAllowances } from '@sunshine/db/schema/benefits.ts';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { replyOf } from '../support/call.ts';
import { claim, type GivenAllowances, givenAllowances } from '../support/given/allowances.ts';
import { auditActions, needRows, waitingNotices } from '../support/given/application-probes.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import { frame2026 } from '../support/given/figures.ts';
import { type GivenAccount, givenAccount } from '../support/given/people.ts';

let app: TestApp;
let hiring: GivenHiring;
let given: GivenAllowances;
let neighbour: GivenAccount;
beforeAll(async () => {
  app = await startTestApp();
  hiring = await givenHiring(app);
  given = await givenAllowances(app, hiring);
  neighbour = await givenAccount(app, [{ role: 'caseworker', unionId: hiring.yingpu }]);
  const statistician = await givenAccount(app, [{ role: 'statistician', unionId: hiring.district }]);
  replyOf(await app.call(reportRoutes.openCampaign, { form: 'sunshine', year: 2026 }, statistician));
});
afterAll(() => app?.close());
beforeEach(() => app.clock.set('2026-08-11T09:00:00+08:00'));

const today = '2026-08-11';
const refused = (status: number, code: string) => ({ status, body: { code } });
const decide = (id: string, to: 'approved' | 'returned' | 'rejected', as: GivenAccount, reason = '') =>
  app.call(
    routes.decideAllowance,
    { id, to, reason: to === 'approved' ? reason : reason || '缺面试通知' },
    as,
  );
const pay = (id: string, as: GivenAccount, more = {}) =>
  app.call(routes.payAllowance, { id, paidOn: today, receipt: 'HD-0007', ...more }, as);
const giveBack = (id: string, amountFen: string, as: GivenAccount, returnedOn = today) =>
  app.call(routes.recordReturn, { id, amountFen, returnedOn, reason: '少去了一次面试' }, as);
async function stateOf(id: string): Promise<AllowanceState | undefined> {
  const [row] = await app.db
    .select({ state: jobSeekingAllowances.state })
    .from(jobSeekingAllowances)
    .where(eq(jobSeekingAllowances.id, id));
  return row?.state;
}
/** 09A, 09B in fen and 01E of the first street as they stand after the cutoff. */
async function figures() {
  const all = await compileFigures(app.db, frame2026(), [{ unitId: hiring.xiayang, ownOnly: false }]);
  const of = (code: string) => Number(figure(all.get(hiring.xiayang) ?? new Map(), code).value);
  return { paid: of('09A'), fen: of('09B'), helped: of('01E') };
}

describe('an application', () => {
  test('by a graduate goes to the unit that manages them and counts nowhere yet', async () => {
    const graduate = await given.graduate('田甜');
    const before = await figures();
    const own = replyOf(await app.call(routes.askForAllowance, claim, graduate));
    expect(own).toMatchObject({
      state: 'submitted',
      amountFen: '80000',
      appliedOn: today,
      steps: [{ to: 'submitted' }],
      reason: null,
    });
    const detail = replyOf(await app.call(routes.readAllowance, { id: own.id }, hiring.caseworker));
    expect(detail).toMatchObject({
      name: '田*',
      personId: graduate.personId,
      unionName: '城北社区',
      byPerson: true,
      caseworkerName: null,
      counted: null,
      steps: [{ from: null, to: 'submitted', by: 'graduate', name: '田*' }],
    });
    expect(await figures()).toEqual(before);
    expect(await needRows(app, graduate.personId)).toEqual([]);
    expect(await auditActions(app, own.id)).toEqual(['allowance.ask']);
    expect(await waitingNotices(app, 'allowance-applied')).toEqual([]);
  });

  test('by somebody no unit knows is refused with the way on', async () => {
    const stranger = await hiring.graduate();
    expect(await app.call(routes.askForAllowance, claim, stranger)).toMatchObject(
      refused(409, 'allowance.noUnion'),
    );
  });

  test('by a caseworker on someone’s behalf is theirs to look after, and the graduate is told in neutral words', async () => {
    const { id, graduate } = await given.allowance('submitted');
    const detail = replyOf(await app.call(routes.readAllowance, { id }, hiring.caseworker));
    expect(detail).toMatchObject({ byPerson: false, caseworkerName: '钱老师', mine: true });
    const notices = await waitingNotices(app, 'allowance-applied');
    expect(notices.map(({ accountId }) => accountId)).toContain(graduate.accountId);
    expect(JSON.stringify(notices)).not.toMatch(/困难|补贴|救助|帮扶|档案|家庭/);
    const [entry] = await app.db.$client`
      select action, actor_role, union_id, detail from audit_entries where subject_id = ${id}`;
    expect(entry).toEqual({
      action: 'allowance.apply',
      actor_role: 'caseworker',
      union_id: hiring.grassroots,
      detail: { personId: graduate.personId, purpose: 'travel', amountFen: '80000' },
    });
  });

  test('of a person outside the scope, or of the caseworker alone, is refused', async () => {
    const { personId } = await given.graduate();
    expect(await app.call(routes.applyForPerson, { ...claim, personId }, neighbour)).toMatchObject(
      refused(404, 'placement.personNotFound'),
    );
    const both = await givenAccount(app, [{ role: 'caseworker', unionId: hiring.xiayang }], { personId });
    expect(await app.call(routes.applyForPerson, { ...claim, personId }, both)).toMatchObject(
      refused(403, 'allowance.ownMatter'),
    );
  });

  test('for the same purpose waits for the one that is open; a second click makes none', async () => {
    const graduate = await given.graduate();
    const replies = await Promise.all([1, 2, 3].map(() => app.call(routes.askForAllowance, claim, graduate)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(replies.find(({ status }) => status === 409)).toMatchObject(refused(409, 'allowance.openAlready'));
    const other = { ...claim, purpose: 'examFee' as const };
    expect((await app.call(routes.askForAllowance, other, graduate)).status).toBe(200);
  });

  test('without purpose, words or a whole amount is refused at the field', async () => {
    const graduate = await given.graduate();
    for (const [wrong, field] of [
      [{ purpose: 'fun' as never }, 'purpose'],
      [{ note: '车费' }, 'note'],
      [{ amountFen: '0' }, 'amountFen'],
      [{ amountFen: '12.5' }, 'amountFen'],
    ] as const) {
      const reply = await app.call(routes.askForAllowance, { ...claim, ...wrong }, graduate);
      expect(reply).toMatchObject({ status: 400, body: { fields: { [field]: expect.any(String) } } });
    }
  });
});

describe('each step × role', () => {
  const acts: Record<
    string,
    { to: AllowanceState; role: string; act(id: string, graduate: GivenAccount): ReturnType<typeof pay> }
  > = {
    'the graduate withdraws': {
      to: 'withdrawn',
      role: 'graduate',
      act: (id, graduate) => app.call(routes.withdrawOwnAllowance, { id }, graduate) as never,
    },
    'the graduate completes': {
      to: 'submitted',
      role: 'graduate',
      act: (id, graduate) => app.call(routes.reviseOwnAllowance, { ...claim, id }, graduate) as never,
    },
    'the caseworker withdraws': {
      to: 'withdrawn',
      role: 'caseworker',
      act: (id) => app.call(routes.withdrawAllowance, { id, reason: '本人不去了' }, hiring.caseworker),
    },
    'the caseworker completes': {
      to: 'submitted',
      role: 'caseworker',
      act: (id) => app.call(routes.reviseAllowance, { ...claim, id }, hiring.caseworker),
    },
    'the reviewer approves': {
      to: 'approved',
      role: 'reviewer',
      act: (id) => decide(id, 'approved', given.reviewer),
    },
    'the reviewer returns': {
      to: 'returned',
      role: 'reviewer',
      act: (id) => decide(id, 'returned', given.reviewer),
    },
    'the reviewer refuses': {
      to: 'rejected',
      role: 'reviewer',
      act: (id) => decide(id, 'rejected', given.reviewer),
    },
    'the payer pays': { to: 'paid', role: 'payer', act: (id) => pay(id, given.secondPayer) },
    'the payer takes a payment back': {
      to: 'approved',
      role: 'payer',
      act: (id) => app.call(routes.undoPayment, { id, reason: '账号不对，没有汇成' }, given.payer),
    },
  };

  test.each(keysOf(allowanceStates))('from %s only the steps of the table are taken', async (state) => {
    for (const [name, { to, role, act }] of Object.entries(acts)) {
      const { id, graduate } = await given.allowance(state);
      const table: Record<string, Record<string, readonly string[]>> = allowanceSteps;
      const allowed = table[state]?.[to]?.includes(role) ?? false;
      const reply = await act(id, graduate);
      if (allowed) expect([name, reply.status, await stateOf(id)]).toEqual([name, 200, to]);
      else {
        expect([name, reply.status, await stateOf(id)]).toEqual([name, 409, state]);
        expect(['allowance.stepNotAllowed', 'allowance.notPaid']).toContain(reply.ok ? '' : reply.body.code);
      }
    }
  });

  test('a step is closed to every role that has nothing to do with it', async () => {
    const { id } = await given.allowance('submitted');
    const tries: [Role[], (as: GivenAccount) => ReturnType<typeof pay>][] = [
      [['caseworker', 'payer', 'auditor', 'statistician'], (as) => decide(id, 'approved', as)],
      [['caseworker', 'reviewer', 'auditor'], (as) => pay(id, as)],
      [
        ['reviewer', 'payer', 'auditor'],
        (as) => app.call(routes.withdrawAllowance, { id, reason: '不办了吧' }, as),
      ],
      [['caseworker', 'reviewer'], (as) => giveBack(id, '1', as)],
      [['statistician', 'systemAdmin'], (as) => app.call(routes.readAllowance, { id }, as)],
    ];
    for (const [roles, act] of tries) {
      for (const role of roles) {
        const as = await givenAccount(app, [{ role, unionId: hiring.district }]);
        expect([role, await act(as)]).toMatchObject([role, refused(403, 'request.forbidden')]);
      }
    }
    expect(await stateOf(id)).toBe('submitted');
  });
});

describe('approval', () => {
  test('is by another person than the applicant, the caseworker who looks after it, and the person alone', async () => {
    const roles = (unionId: string) =>
      (['caseworker', 'reviewer'] as const).map((role) => ({ role, unionId }));
    const double = await givenAccount(app, roles(hiring.xiayang), { name: '纪双' });
    const graduate = await given.graduate();
    const mine = replyOf(
      await app.call(routes.applyForPerson, { ...claim, personId: graduate.personId }, double),
    );
    expect(mine).toMatchObject({ obstacle: '这份是你替人申请的，审批要换一个人。', may: ['withdrawn'] });
    expect(await decide(mine.id, 'approved', double)).toMatchObject(refused(403, 'allowance.approveOwn'));

    const { id } = await given.allowance('submitted', { byPerson: true });
    replyOf(await app.call(routes.takeAllowance, { id }, double));
    expect(await decide(id, 'approved', double)).toMatchObject(refused(403, 'allowance.approveHandled'));

    const asked = await given.allowance('submitted', { byPerson: true });
    const self = await givenAccount(app, [{ role: 'reviewer', unionId: hiring.xiayang }], {
      personId: asked.graduate.personId,
    });
    expect(await decide(asked.id, 'approved', self)).toMatchObject(refused(403, 'allowance.ownMatter'));
    for (const each of [mine.id, id, asked.id]) expect(await stateOf(each)).toBe('submitted');
    // The database refuses the same to whoever forgets to ask.
    const forced = app.db
      .update(jobSeekingAllowances)
      .set({ state: 'approved', decidedBy: double.accountId })
      .where(eq(jobSeekingAllowances.id, id));
    await expect(forced).rejects.toMatchObject({
      cause: { constraint_name: 'the_caseworker_does_not_approve' },
    });
  });

  test('sends back with a reason; completed, it is decided afresh', async () => {
    const { id, graduate } = await given.allowance('submitted', { byPerson: true });
    expect(
      await app.call(routes.decideAllowance, { id, to: 'returned', reason: '缺' }, given.reviewer),
    ).toMatchObject({ status: 400, body: { fields: { reason: '写上原因，申请人会看到。' } } });
    replyOf(await decide(id, 'returned', given.reviewer, '面试通知还没有附上'));
    const [own] = replyOf(await app.call(routes.listOwnAllowances, {}, graduate)).items;
    expect(own).toMatchObject({ state: 'returned', reason: '面试通知还没有附上' });
    expect(await waitingNotices(app, 'allowance-returned')).toContainEqual(
      expect.objectContaining({ accountId: graduate.accountId, title: '你的一笔申请要补充' }),
    );
    const again = replyOf(
      await app.call(routes.reviseOwnAllowance, { ...claim, id, amountFen: '60050' }, graduate),
    );
    expect(again).toMatchObject({ state: 'submitted', amountFen: '60050', reason: null });
    const approved = replyOf(await decide(id, 'approved', given.reviewer));
    expect(approved.steps.map(({ to, by }) => `${by} ${to}`)).toEqual([
      'graduate submitted',
      'reviewer returned',
      'graduate submitted',
      'reviewer approved',
    ]);
    expect(await auditActions(app, id)).toEqual([
      'allowance.ask',
      'allowance.decide',
      'allowance.revise',
      'allowance.decide',
    ]);
  });

  test('of many at once gives an outcome for each: own ones, decided ones and strange ones stay', async () => {
    const own = await given.allowance('submitted');
    const double = await givenAccount(app, [
      { role: 'caseworker', unionId: hiring.xiayang },
      { role: 'reviewer', unionId: hiring.xiayang },
    ]);
    const graduate = await given.graduate('梁音');
    const handled = replyOf(
      await app.call(routes.applyForPerson, { ...claim, personId: graduate.personId }, double),
    );
    const decided = await given.allowance('approved');
    const strange = '01990000-0000-7000-8000-000000000000';
    const ids = [own.id, handled.id, decided.id, strange, own.id];
    const { done, rows } = replyOf(await app.call(routes.approveAllowances, { ids }, double));
    expect(done).toBe(1);
    expect(rows).toEqual([
      { id: own.id, name: '沈*鸣', done: true, reason: null },
      { id: handled.id, name: '梁*', done: false, reason: '这份是你替人申请的，审批要换一个人。' },
      {
        id: decided.id,
        name: '沈*鸣',
        done: false,
        reason: '这份申请现在是“待发放”，这一步办不了。刷新看最新内容。',
      },
      { id: strange, name: null, done: false, reason: '没有找到这份申请，请从列表重新进入。' },
    ]);
    expect([await stateOf(own.id), await stateOf(handled.id)]).toEqual(['approved', 'submitted']);
    const [entry] = await app.db.$client`
      select detail from audit_entries where action = 'allowance.approveMany' order by id desc limit 1`;
    expect(entry).toEqual({ detail: { allowances: [own.id] } });
  });

  test('in a unit without a reviewer or payer of its own waits for the level above, and says for whom', async () => {
    const graduate = await hiring.graduate({ unionId: hiring.education });
    const { id } = replyOf(await app.call(routes.askForAllowance, claim, graduate));
    const waiting = replyOf(await app.call(routes.readAllowance, { id }, given.districtReviewer));
    expect(waiting.waitsFor).toMatchObject({ role: 'reviewer', unionName: '青浦区', above: true });
    expect(waiting.waitsFor?.names).toContain('葛未晚');
    expect(waiting.waitsFor?.names).not.toContain('邵静之');
    expect(await decide(id, 'approved', given.reviewer)).toMatchObject(refused(404, 'allowance.notFound'));
    const approved = replyOf(await decide(id, 'approved', given.districtReviewer));
    expect(approved.waitsFor?.names).toEqual(expect.arrayContaining(['严知秋', '贺清和']));
    // The unit's own payer comes before those of the district, unless it was the one who approved.
    const own = [
      { role: 'reviewer', unionId: hiring.education },
      { role: 'payer', unionId: hiring.education },
    ] as const;
    const both = await givenAccount(app, [...own], { name: '章起' });
    const again = replyOf(await app.call(routes.readAllowance, { id }, both));
    expect(again.waitsFor).toEqual({ role: 'payer', unionName: '教育系统', above: false, names: ['章起'] });
    const other = replyOf(
      await app.call(routes.askForAllowance, claim, await hiring.graduate({ unionId: hiring.education })),
    );
    const decided = replyOf(await decide(other.id, 'approved', both));
    expect(decided.waitsFor).toMatchObject({ unionName: '青浦区', above: true });
    expect(decided.waitsFor?.names).not.toContain('章起');
  });
});

describe('payment', () => {
  test('has its day and receipt, counts once with its amount, opens the need and tells the graduate', async () => {
    const before = await figures();
    const { id, graduate } = await given.allowance('approved', { amountFen: '100001' });
    const paid = replyOf(await pay(id, given.payer));
    expect(paid).toMatchObject({
      state: 'paid',
      paidOn: today,
      receipt: 'HD-0007',
      waitsFor: null,
      counted: {
        cells: [
          { code: '09A', year: 2026 },
          { code: '09B', year: 2026 },
        ],
        whyNot: null,
      },
    });
    expect(await figures()).toEqual({
      paid: before.paid + 1,
      fen: before.fen + 100_001,
      helped: before.helped + 1,
    });
    expect(await needRows(app, graduate.personId)).toEqual([
      { opened_on: today, closed_on: null, closed_by: null },
    ]);
    expect(await waitingNotices(app, 'allowance-paid')).toContainEqual(
      expect.objectContaining({
        accountId: graduate.accountId,
        title: '你有一笔款项已发放',
        body: '1000.01 元，到银行卡里核对一下。',
      }),
    );
    const [entry] = await app.db.$client`
      select actor_role, detail from audit_entries where subject_id = ${id} and action = 'allowance.pay'`;
    expect(entry).toEqual({
      actor_role: 'payer',
      detail: { paidOn: today, receipt: 'HD-0007', amountFen: '100001' },
    });
  });

  test('is by a third person: neither who approved nor who applied or looks after it', async () => {
    const all = await givenAccount(
      app,
      (['caseworker', 'reviewer', 'payer'] as const).map((role) => ({ role, unionId: hiring.xiayang })),
    );
    const one = await given.allowance('submitted');
    replyOf(await decide(one.id, 'approved', all));
    expect(await pay(one.id, all)).toMatchObject(refused(403, 'allowance.payApproved'));
    const graduate = await given.graduate();
    const two = replyOf(
      await app.call(routes.applyForPerson, { ...claim, personId: graduate.personId }, all),
    );
    replyOf(await decide(two.id, 'approved', given.reviewer));
    expect(await pay(two.id, all)).toMatchObject(refused(403, 'allowance.payHandled'));
    expect([await stateOf(one.id), await stateOf(two.id)]).toEqual(['approved', 'approved']);
    // Who paid cannot look after it either, nor who approved.
    expect(await app.call(routes.takeAllowance, { id: one.id }, all)).toMatchObject(
      refused(403, 'allowance.takeDecided'),
    );
  });

  test('lies between the approval and today', async () => {
    const { id } = await given.allowance('approved');
    for (const paidOn of ['2026-08-10', '2026-08-12']) {
      expect(await pay(id, given.payer, { paidOn })).toMatchObject({
        status: 422,
        body: { code: 'allowance.daysOutOfOrder', fields: { paidOn: expect.any(String) } },
      });
    }
    expect(await pay(id, given.payer, { receipt: '' })).toMatchObject(refused(400, 'request.invalid'));
  });

  test('of many at once has an outcome for each, and each its receipt', async () => {
    const [one, two] = [await given.allowance('approved'), await given.allowance('approved')];
    const waiting = await given.allowance('submitted');
    const payments = [one, two, waiting].map(({ id }, index) => ({ id, receipt: `HD-10${index}` }));
    const { done, rows } = replyOf(
      await app.call(routes.payAllowances, { paidOn: today, payments }, given.payer),
    );
    expect(done).toBe(2);
    expect(rows.map((row) => [row.id, row.done, row.reason])).toEqual([
      [one.id, true, null],
      [two.id, true, null],
      [waiting.id, false, '这份申请现在是“待审批”，这一步办不了。刷新看最新内容。'],
    ]);
    const receipts = await app.db.$client`
      select receipt from job_seeking_allowances where id in (${one.id}, ${two.id}) order by receipt`;
    expect(receipts.map(({ receipt }) => receipt)).toEqual(['HD-100', 'HD-101']);
  });

  test('that did not arrive goes back to be paid again, and is out of the figures with its need', async () => {
    const before = await figures();
    const { id, graduate } = await given.allowance('paid');
    const undone = replyOf(
      await app.call(routes.undoPayment, { id, reason: '账号不对，没有汇成' }, given.payer),
    );
    expect(undone).toMatchObject({ state: 'approved', paidOn: null, receipt: null, counted: null });
    expect(await figures()).toEqual(before);
    expect(await needRows(app, graduate.personId)).toEqual([]);
    const again = replyOf(await pay(id, given.secondPayer, { receipt: 'HD-0008' }));
    expect(again.steps.map(({ to, note }) => [to, note])).toEqual([
      ['submitted', null],
      ['approved', null],
      ['paid', '回单 HD-0001'],
      ['approved', '账号不对，没有汇成'],
      ['paid', '回单 HD-0008'],
    ]);
    expect((await figures()).paid).toBe(before.paid + 1);
    // Steps are history: nobody edits them.
    await expect(
      app.db.$client`update allowance_steps set note = '' where allowance_id = ${id}`,
    ).rejects.toThrow(/allowance_steps|never/);
  });
});

describe('money that comes back', () => {
  test('in part lowers the sum only; whole, the payment counts no more, and neither does the need it opened', async () => {
    const before = await figures();
    const { id, graduate } = await given.allowance('paid', { amountFen: '80000' });
    const part = replyOf(await giveBack(id, '30001', given.payer));
    expect(part).toMatchObject({ state: 'paid', returnedFen: '30001', counted: { whyNot: null } });
    expect(await figures()).toEqual({
      paid: before.paid + 1,
      fen: before.fen + 49_999,
      helped: before.helped + 1,
    });
    expect(await giveBack(id, '50000', given.payer)).toMatchObject({
      status: 409,
      body: {
        code: 'allowance.returnTooLarge',
        message: '最多还能退 499.99 元，退回的比发的还多，核对金额。',
      },
    });
    const whole = replyOf(await giveBack(id, '49999', given.payer));
    expect(whole).toMatchObject({ returnedFen: '80000', counted: { cells: [], whyNot: 'returned' } });
    expect(await figures()).toEqual(before);
    expect(await needRows(app, graduate.personId)).toEqual([]);

    const last = whole.returns.find(({ amountFen }) => amountFen === '49999')?.id ?? '';
    const fixed = replyOf(
      await app.call(routes.cancelReturn, { id, returnId: last, reason: '记错了一笔' }, given.payer),
    );
    expect(fixed.returnedFen).toBe('30001');
    expect(fixed.returns.find(({ id: each }) => each === last)?.cancellationReason).toBe('记错了一笔');
    expect(await figures()).toEqual({
      paid: before.paid + 1,
      fen: before.fen + 49_999,
      helped: before.helped + 1,
    });
    expect(await needRows(app, graduate.personId)).toHaveLength(1);
    expect(await auditActions(app, id)).toEqual([
      'allowance.apply',
      'allowance.decide',
      'allowance.pay',
      'allowance.recordReturn',
      'allowance.recordReturn',
      'allowance.cancelReturn',
    ]);
    const listed = await app.call(
      routes.listAllowances,
      { group: 'paid', back: 'true', q: '沈一鸣' },
      given.payer,
    );
    expect(replyOf(listed).items.map((item) => item.id)).toEqual([id]);
  });

  test('comes only after the payment, and a payment with returns did arrive', async () => {
    const approved = await given.allowance('approved');
    expect(await giveBack(approved.id, '1', given.payer)).toMatchObject(refused(409, 'allowance.notPaid'));
    app.clock.set('2026-08-12T09:00:00+08:00');
    const { id } = await given.allowance('paid');
    expect(await giveBack(id, '1', given.payer, '2026-08-11')).toMatchObject(
      refused(422, 'allowance.daysOutOfOrder'),
    );
    replyOf(await giveBack(id, '1', given.payer, '2026-08-12'));
    expect(await app.call(routes.undoPayment, { id, reason: '没有汇成功' }, given.payer)).toMatchObject(
      refused(409, 'allowance.hasReturns'),
    );
  });
});

describe('who sees an allowance', () => {
  test('another unit finds nothing, whatever it tries', async () => {
    const { id } = await given.allowance('returned');
    const elsewhere = async (role: 'reviewer' | 'payer') =>
      givenAccount(app, [{ role, unionId: hiring.yingpu }]);
    const [reviewer, payer] = [await elsewhere('reviewer'), await elsewhere('payer')];
    const tries = [
      app.call(routes.readAllowance, { id }, neighbour),
      app.call(routes.reviseAllowance, { ...claim, id }, neighbour),
      app.call(routes.withdrawAllowance, { id, reason: '不是我们的' }, neighbour),
      app.call(routes.takeAllowance, { id }, neighbour),
      decide(id, 'approved', reviewer),
      pay(id, payer),
      giveBack(id, '1', payer),
      app.call(routes.undoPayment, { id, reason: '没有汇成功' }, payer),
    ];
    for (const reply of await Promise.all(tries)) {
      expect(reply).toMatchObject(refused(404, 'allowance.notFound'));
    }
    const list = replyOf(await app.call(routes.listAllowances, { group: 'returned' }, neighbour));
    expect(list.items).toEqual([]);
    const other = await given.graduate();
    expect(await app.call(routes.withdrawOwnAllowance, { id }, other)).toMatchObject(
      refused(404, 'allowance.notFound'),
    );
    expect(await app.call(routes.reviseOwnAllowance, { ...claim, id }, other)).toMatchObject(
      refused(404, 'allowance.notFound'),
    );
  });

  test('a payer sees masked names and no way to the person’s record', async () => {
    const { id } = await given.allowance('approved', { graduate: await given.graduate('欧阳小明') });
    const detail = replyOf(await app.call(routes.readAllowance, { id }, given.payer));
    expect(detail).toMatchObject({ name: '欧**明', personId: null, may: ['paid'] });
    const list = replyOf(await app.call(routes.listAllowances, { group: 'toPay', q: '欧阳' }, given.payer));
    expect(list.items).toMatchObject([{ id, personId: null, name: '欧**明', obstacle: null }]);
  });

  test('what waits is counted for each of those who can do it', async () => {
    const due = async (as: GivenAccount) => replyOf(await app.call(routes.countDueAllowances, {}, as));
    const reviewer = await due(given.reviewer);
    const payer = await due(given.payer);
    await given.allowance('submitted');
    const { id } = await given.allowance('approved');
    const { id: back } = await given.allowance('returned');
    expect(await due(given.reviewer)).toEqual({
      toApprove: (reviewer.toApprove ?? 0) + 1,
      toPay: null,
      toMend: null,
    });
    expect(await due(given.payer)).toEqual({ toApprove: null, toPay: (payer.toPay ?? 0) + 1, toMend: null });
    const mine = await due(hiring.caseworker);
    await app.call(routes.reviseAllowance, { ...claim, id: back }, hiring.caseworker);
    expect((await due(hiring.caseworker)).toMend).toBe((mine.toMend ?? 0) - 1);
    // Whoever had a part in it is not asked to take the next step.
    const both = await givenAccount(app, [
      { role: 'payer', unionId: hiring.xiayang },
      { role: 'reviewer', unionId: hiring.xiayang },
    ]);
    const before = await due(both);
    const approvedByBoth = await given.allowance('submitted');
    replyOf(await decide(approvedByBoth.id, 'approved', both));
    expect((await due(both)).toPay).toBe(before.toPay);
    expect(await stateOf(id)).toBe('approved');
    expect((await due(neighbour)).toMend).toBe(0);
  });
});
