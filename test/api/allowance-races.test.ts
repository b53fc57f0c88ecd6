import { benefitRoutes as routes } from '@sunshine/contract/benefits/routes.ts';
import type { AllowanceState } from '@sunshine/contract/benefits/vocabulary.ts';
import { insertAllowanceStep, setAllowance } from '@sunshine/db/queries/benefits/move-allowance.ts';
import { requireAllowanceStep } from '@sunshine/server/modules/benefits/allowance-rules.ts';
import { RefusalError } from '@sunshine/server/refusal.ts';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApp, type TestApp } from '../support/app.ts';
import { collide } from '../support/collide.ts';
import { type GivenAllowances, givenAllowances } from '../support/given/allowances.ts';
import { waitingNotices } from '../support/given/application-probes.ts';
import { type GivenHiring, givenHiring } from '../support/given/applications.ts';
import type { GivenAccount } from '../support/given/people.ts';

let app: TestApp;
let hiring: GivenHiring;
let given: GivenAllowances;
beforeAll(async () => {
  app = await startTestApp();
  hiring = await givenHiring(app);
  given = await givenAllowances(app, hiring);
});
afterAll(() => app?.close());

const today = '2026-08-11';
const held = (id: string) => sql`select 1 from job_seeking_allowances where id = ${id} for update`;
const heldPerson = (personId: string) =>
  sql`select 1 from graduates where person_id = ${personId} for update`;
async function stepsTo(id: string, to: AllowanceState): Promise<number> {
  const [row] = await app.db.$client<{ n: number }[]>`
    select count(*)::int as n from allowance_steps where allowance_id = ${id} and to_state = ${to}`;
  return row?.n ?? 0;
}
async function returned(id: string): Promise<number> {
  const [row] = await app.db.$client<{ fen: number }[]>`
    select coalesce(sum(amount_fen), 0)::int as fen from allowance_returns where allowance_id = ${id}`;
  return row?.fen ?? 0;
}

describe('two at once', () => {
  test('of two approvals one wins, and the graduate is told once', async () => {
    const { id, graduate } = await given.allowance('submitted');
    const approve = (as: GivenAccount) => () => app.call(routes.decideAllowance, { id, to: 'approved' }, as);
    const replies = await collide(app, heldPerson(graduate.personId), [
      approve(given.reviewer),
      approve(given.districtReviewer),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(replies.find(({ status }) => status === 409)).toMatchObject({
      body: { code: 'allowance.stepNotAllowed' },
    });
    expect(await stepsTo(id, 'approved')).toBe(1);
    const told = await waitingNotices(app, 'allowance-approved');
    expect(told.filter(({ accountId }) => accountId === graduate.accountId)).toHaveLength(1);
  });

  test('of two payments one pays, with one receipt', async () => {
    const { id, graduate } = await given.allowance('approved');
    const pay = (as: GivenAccount, receipt: string) => () =>
      app.call(routes.payAllowance, { id, paidOn: today, receipt }, as);
    const replies = await collide(app, heldPerson(graduate.personId), [
      pay(given.payer, 'HD-A'),
      pay(given.secondPayer, 'HD-B'),
      pay(given.payer, 'HD-C'),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await stepsTo(id, 'paid')).toBe(1);
  });

  test('two batches over the same allowances in opposite order pay each once and do not wait in a ring', async () => {
    const ids = [];
    for (let each = 0; each < 4; each += 1) ids.push((await given.allowance('approved')).id);
    const batch = (order: readonly string[], as: GivenAccount) =>
      app.call(
        routes.payAllowances,
        { paidOn: today, payments: order.map((id) => ({ id, receipt: `HD-${id.slice(-4)}` })) },
        as,
      );
    const replies = await Promise.all([batch(ids, given.payer), batch(ids.toReversed(), given.secondPayer)]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    const done = replies.map((reply) => (reply.ok ? reply.body.done : 0));
    expect(done.reduce((sum, n) => sum + n, 0)).toBe(4);
    for (const id of ids) expect(await stepsTo(id, 'paid')).toBe(1);
  });

  test('a payment and a withdrawal end in one of the two', async () => {
    const { id, graduate } = await given.allowance('approved');
    const replies = await collide<{ status: number }>(app, heldPerson(graduate.personId), [
      () => app.call(routes.payAllowance, { id, paidOn: today, receipt: 'HD-D' }, given.payer),
      () => app.call(routes.withdrawOwnAllowance, { id }, graduate),
    ]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await stepsTo(id, 'paid')) + (await stepsTo(id, 'withdrawn'))).toBe(1);
  });
});

describe('the control: without its guard each race is lost', () => {
  /** Two read the state, wait for the other to have read, and write; both by the same rule. */
  async function decideUnlocked(id: string): Promise<string[]> {
    const bothHaveRead = meeting(2);
    const decide = () =>
      app.db.transaction(async (tx) => {
        const [row] = await tx.execute<{ state: AllowanceState; version: number }>(
          sql`select state, version from job_seeking_allowances where id = ${id}`,
        );
        if (!row) throw new Error('no such allowance');
        requireAllowanceStep(row.state, 'approved', 'reviewer');
        await bothHaveRead();
        const at = app.clock.now();
        const { accountId } = given.reviewer;
        const step = { from: row.state, to: 'approved', at, by: 'reviewer', accountId, note: null } as const;
        const stepId = app.services.newId(at);
        await insertAllowanceStep(tx, id, { ...step, stepId, version: row.version + 1 });
        await setAllowance(tx, id, { state: 'approved', decidedBy: accountId, decidedAt: at });
      });
    const told = (error: unknown) => (error instanceof RefusalError ? error.code : 'refused by the database');
    return Promise.all([decide(), decide()].map((each) => each.then(() => 'done', told)));
  }

  test('unlocked, only the number of the step keeps two decisions apart; without that too both win', async () => {
    const { id } = await given.allowance('submitted');
    expect((await decideUnlocked(id)).sort()).toEqual(['done', 'refused by the database']);
    await app.db.$client`drop index one_step_of_an_allowance_at_a_time`;
    const other = await given.allowance('submitted');
    expect(await decideUnlocked(other.id)).toEqual(['done', 'done']);
    expect(await stepsTo(other.id, 'approved')).toBe(2);
  });
});

describe('returns at once', () => {
  const back = (id: string, amountFen: number) => app.db.$client`
    insert into allowance_returns (allowance_id, returned_on, amount_fen, reason, recorded_by, recorded_at)
    values (${id}, ${today}, ${amountFen}, '没有去', uuidv7(), now())`;

  test('never exceed the payment, through the verb or past it', async () => {
    const { id, graduate } = await given.allowance('paid', { amountFen: '80000' });
    const give = () =>
      app.call(
        routes.recordReturn,
        { id, returnedOn: today, amountFen: '50000', reason: '没有去成面试' },
        given.payer,
      );
    const replies = await collide(app, heldPerson(graduate.personId), [give, give, give]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(replies.find(({ status }) => status === 409)).toMatchObject({
      body: { code: 'allowance.returnTooLarge' },
    });
    expect(await returned(id)).toBe(50_000);

    // More than once: that both hold their reference before either holds the lock is a matter of microseconds.
    for (let round = 0; round < 8; round++) {
      const past = await given.allowance('paid', { amountFen: '80000' });
      const told = await collide(app, held(past.id), [
        () => settled(back(past.id, 50_000)),
        () => settled(back(past.id, 50_000)),
      ]);
      expect(told.sort()).toEqual(['done', 'returns_stay_within_the_allowance']);
      expect(await returned(past.id)).toBe(50_000);
    }
  });

  test('the control: with the lock taken out of the trigger both fit, and together exceed it', async () => {
    const { id } = await given.allowance('paid', { amountFen: '80000' });
    const [trigger] = await app.db.$client<{ source: string }[]>`
      select pg_get_functiondef('keep_returns_within_allowance'::regproc) as source`;
    const source = trigger?.source ?? '';
    const unlocked = source.replace(/ FOR NO KEY UPDATE;/, ';');
    expect(unlocked).not.toBe(source);
    await app.db.$client.unsafe(unlocked);
    try {
      const bothAreIn = meeting(2);
      const insert = () =>
        app.db.transaction(async (tx) => {
          await tx.execute(sql`
            insert into allowance_returns (allowance_id, returned_on, amount_fen, reason, recorded_by, recorded_at)
            values (${id}, ${today}, 50000, '没有去', uuidv7(), now())`);
          await bothAreIn();
        });
      expect(await Promise.all([settled(insert()), settled(insert())])).toEqual(['done', 'done']);
      expect(await returned(id)).toBe(100_000);
    } finally {
      await app.db.$client.unsafe(source);
    }
  });

  test('tranches of a loan: with the lock the approved amount holds, without it two exceed it', async () => {
    const graduate = await given.graduate();
    const loan = async () => {
      const [row] = await app.db.$client<{ id: string }[]>`
        insert into guaranteed_loans (person_id, union_id, contract_number, bank, purpose, approved_on, approved_fen,
          evidence, recorded_by, recorded_at)
        values (${graduate.personId}, ${hiring.xiayang}, uuidv7()::text, '农商银行', '开店', ${today}, 80000, '合同',
          uuidv7(), now()) returning id`;
      return row?.id ?? '';
    };
    const pay = async (id: string, meet: () => Promise<void>) =>
      app.db.transaction(async (tx) => {
        await tx.execute(sql`
          insert into loan_tranches (loan_id, paid_on, amount_fen, evidence, recorded_by, recorded_at)
          values (${id}, ${today}, 50000, '放款单', uuidv7(), now())`);
        await meet();
      });
    const locked = await loan();
    const told = await Promise.all([settled(pay(locked, nothing)), settled(pay(locked, nothing))]);
    expect(told.sort()).toEqual(['done', 'tranches_stay_within_the_loan']);

    const [trigger] = await app.db.$client<{ source: string }[]>`
      select pg_get_functiondef('keep_tranches_within_loan'::regproc) as source`;
    const source = trigger?.source ?? '';
    const unlocked = source.replace(/ FOR NO KEY UPDATE;/, ';');
    expect(unlocked).not.toBe(source);
    await app.db.$client.unsafe(unlocked);
    try {
      const free = await loan();
      const bothAreIn = meeting(2);
      const both = await Promise.all([settled(pay(free, bothAreIn)), settled(pay(free, bothAreIn))]);
      expect(both).toEqual(['done', 'done']);
    } finally {
      await app.db.$client.unsafe(source);
    }
  });
});

const nothing = async (): Promise<void> => {};

/** `done`, or the constraint that refused it. */
async function settled(work: PromiseLike<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    for (let at = error; at instanceof Error; at = at.cause) {
      if ('constraint_name' in at && typeof at.constraint_name === 'string') return at.constraint_name;
    }
    throw error;
  }
}

/** Everyone waits here until all have come. */
function meeting(count: number): () => Promise<void> {
  let arrived = 0;
  let open: () => void = () => undefined;
  const all = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    arrived += 1;
    if (arrived === count) open();
    return all;
  };
}
