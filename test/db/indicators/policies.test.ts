import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type GivenBenefits, givenBenefits } from '../../support/given/benefits.ts';
import { type FigureBench, figureBench } from '../../support/given/figures.ts';

let bench: FigureBench;
let given: GivenBenefits;
let subsidy: string;
let rent: string;
let person: string;
beforeAll(async () => {
  bench = await figureBench();
  given = givenBenefits(bench.db);
  subsidy = await given.policy({ title: '灵活就业社会保险补贴', monthly: true });
  rent = await given.policy({ title: '创业场地租金补贴' });
});
afterEach(async () => {
  await bench.clear();
});
afterAll(() => bench.close());

/** A household of 夏阳 with one graduate of this year. */
async function givenGraduate(): Promise<string> {
  person = await bench.given.graduate(await bench.given.household(bench.xiayang));
  return person;
}
const count = (campaign = {}) => bench.count('07A', bench.xiayang, campaign);

describe('07A: policies granted with union help', () => {
  test('one grant paid in twelve monthly instalments is one, whenever the months are paid', async () => {
    await givenGraduate();
    const id = await given.grant(person, bench.xiayang, subsidy, '2026-03-02');
    for (let month = 3; month <= 12; month += 1) {
      const paid = String(month).padStart(2, '0');
      await given.instalment(id, `2026-${paid}`, `2026-${paid}-15`);
    }
    expect(await count()).toBe(1);
  });

  test('two policies for one person are two; one policy for two periods is two', async () => {
    await givenGraduate();
    await given.grant(person, bench.xiayang, subsidy, '2026-03-02', { period: '2025 年度' });
    await given.grant(person, bench.xiayang, rent, '2026-03-02', { period: '2025 年度' });
    expect(await count()).toBe(2);
    await given.grant(person, bench.xiayang, subsidy, '2026-06-02', { period: '2026 年度' });
    expect(await count()).toBe(3);
  });

  test('the same grant a second time is refused by the database itself', async () => {
    await givenGraduate();
    await given.grant(person, bench.xiayang, subsidy, '2026-03-02', { period: '2026 年度' });
    await expect(
      given.grant(person, bench.xiayang, subsidy, '2026-04-02', { period: '2026 年度' }),
    ).rejects.toMatchObject({ cause: { constraint_name: 'one_grant_per_person_policy_and_period' } });
    expect(await count()).toBe(1);
  });

  test('a cancelled grant counts nothing, its instalments notwithstanding', async () => {
    await givenGraduate();
    const cancelled = { cancelledAt: new Date('2026-07-01T02:00:00Z'), cancellationReason: '记错了人' };
    const id = await given.grant(person, bench.xiayang, subsidy, '2026-03-02', cancelled);
    await given.instalment(id, '2026-04', '2026-04-15');
    expect(await count()).toBe(0);
  });

  test('both ends of the period belong to it, the days around them do not', async () => {
    await givenGraduate();
    for (const day of ['2025-12-31', '2026-01-01', '2026-08-20', '2026-08-21']) {
      await given.grant(person, bench.xiayang, subsidy, day, { period: day });
    }
    const rows = await bench.list('07A', bench.xiayang);
    expect(rows.map(({ on }) => on).sort()).toEqual(['2026-01-01', '2026-08-20']);
    expect(await count()).toBe(2);
    // Before the cutoff the figure is as of today.
    expect(await count({ today: '2026-08-19' })).toBe(1);
    expect(await count({ today: '2026-08-20' })).toBe(2);
  });

  test('counts where the help was given, for a person of P anywhere on the platform', async () => {
    await givenGraduate();
    await given.grant(person, bench.yingpu, subsidy, '2026-03-02');
    expect(await count()).toBe(0);
    expect(await bench.count('07A', bench.yingpu)).toBe(1);
    expect(await bench.count('07A', bench.district)).toBe(1);
  });

  test('outside of P counts nothing: no archive, or a student who leaves next year', async () => {
    const stranger = await bench.given.graduate(null);
    const household = await bench.given.household(bench.xiayang);
    const student = await bench.given.graduate(household, { study: { graduationYear: 2027 } });
    for (const each of [stranger, student]) await given.grant(each, bench.xiayang, subsidy, '2026-03-02');
    expect(await count()).toBe(0);
    expect(await count({ settings: { servicesOutsidePopulation: true } })).toBe(2);
  });

  test('the union’s own job-seeking allowance is 09 and not here', async () => {
    await givenGraduate();
    await given.paidAllowance(person, bench.xiayang, '2026-05-08', 50_000n);
    expect(await count()).toBe(0);
    expect(await bench.count('09A', bench.xiayang)).toBe(1);
  });
});

describe('07A: loans', () => {
  const million = 10_000_000n;

  test('a loan under policy counts on the day of its first tranche, later ones add nothing', async () => {
    await givenGraduate();
    const policyId = await given.policy({ loan: true });
    const loan = await given.loan(person, bench.xiayang, { policyId, approvedOn: '2026-01-08' });
    expect(await count()).toBe(0);
    await given.tranche(loan, '2026-08-20', million);
    await given.tranche(loan, '2026-08-25', million);
    expect(await count()).toBe(1);
    expect(await count({ today: '2026-08-19' })).toBe(0);
  });

  test('a loan whose first tranche was last year gives nothing this year', async () => {
    await givenGraduate();
    const policyId = await given.policy({ loan: true });
    const loan = await given.loan(person, bench.xiayang, { policyId });
    await given.tranche(loan, '2025-12-31', million);
    await given.tranche(loan, '2026-02-02', million);
    expect(await count()).toBe(0);
  });

  test('a tranche the bank took back never happened: the next one is the first', async () => {
    await givenGraduate();
    const policyId = await given.policy({ loan: true });
    const loan = await given.loan(person, bench.xiayang, { policyId });
    await given.tranche(loan, '2026-03-02', million, {
      sentBackOn: '2026-03-05',
      sentBackReason: '账号错误',
    });
    expect(await count()).toBe(0);
    await given.tranche(loan, '2026-04-01', million);
    const [row] = await bench.list('07A', bench.xiayang);
    expect(row).toMatchObject({ on: '2026-04-01', personId: person });
  });

  test('a grant linked to a loan under policy is not counted again, before and after money flows', async () => {
    await givenGraduate();
    const policyId = await given.policy({ loan: true });
    const loanId = await given.loan(person, bench.xiayang, { policyId });
    await given.grant(person, bench.xiayang, policyId, '2026-03-02', { loanId });
    expect(await count()).toBe(0);
    await given.tranche(loanId, '2026-04-01', million);
    expect(await count()).toBe(1);
  });

  test('a grant linked to a loan that was given under no policy counts by itself', async () => {
    await givenGraduate();
    const policyId = await given.policy({ loan: true });
    const loanId = await given.loan(person, bench.xiayang);
    await given.tranche(loanId, '2026-04-01', million);
    expect(await count()).toBe(0);
    await given.grant(person, bench.xiayang, policyId, '2026-05-02', { loanId });
    expect(await count()).toBe(1);
  });

  test('when the loan was a mistake the grant linked to it counts again', async () => {
    await givenGraduate();
    const policyId = await given.policy({ loan: true });
    const loanId = await given.loan(person, bench.xiayang, {
      policyId,
      cancelledAt: new Date('2026-07-01T02:00:00Z'),
      cancellationReason: '合同记错了人',
    });
    await given.tranche(loanId, '2026-04-01', million);
    await given.grant(person, bench.xiayang, policyId, '2026-05-02', { loanId });
    expect(await count()).toBe(1);
    expect(await bench.count('06C', bench.xiayang)).toBe(0);
  });
});
