import { tenThousandYuanText, yuanText } from '@sunshine/contract/reports/amounts.ts';
import { campaignSettings } from '@sunshine/contract/reports/settings.ts';
import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { evaluateChecks } from '@sunshine/db/indicators/checks.ts';
import { figure } from '@sunshine/db/indicators/compile.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type GivenBenefits, givenBenefits } from '../../support/given/benefits.ts';
import { type CampaignDays, type FigureBench, figureBench } from '../../support/given/figures.ts';

let bench: FigureBench;
let money: GivenBenefits;
let home: string;
let person: string;
beforeAll(async () => {
  bench = await figureBench();
  money = givenBenefits(bench.db);
});
afterEach(() => bench.clear());
afterAll(() => bench.close());

/** A household of 夏阳 with one graduate of 2026. */
async function givenGraduate(): Promise<string> {
  home = await bench.given.household(bench.xiayang);
  person = await bench.given.graduate(home);
  return person;
}

/** The campaign after that of 2026, asked after its cutoff. */
const nextYear: Partial<CampaignDays> = {
  year: 2027,
  periodStart: '2026-08-21',
  cutoffDay: '2027-08-20',
  today: '2027-09-01',
};

/** Some cells of 夏阳; money in fen. */
async function cells<Code extends CellCode>(
  codes: readonly Code[],
  campaign?: Partial<CampaignDays>,
  unit = bench.xiayang,
): Promise<Record<Code, number>> {
  const found: [Code, number][] = [];
  for (const code of codes) found.push([code, await bench.count(code, unit, campaign)]);
  return Object.fromEntries(found) as Record<Code, number>;
}
const loans = (campaign?: Partial<CampaignDays>, unit?: string) => cells(['06C', '06D'], campaign, unit);
const allowances = (campaign?: Partial<CampaignDays>, unit?: string) => cells(['09A', '09B'], campaign, unit);

async function findings(): Promise<string[]> {
  return evaluateChecks(await bench.figures(bench.xiayang), campaignSettings.parse({}))
    .filter(({ passed, check }) => !passed && /06|09|贷款/.test(check.title))
    .map(({ check, finding }) => `${check.title}：${finding}`);
}

describe('06C, 06D: guaranteed loans', () => {
  test('approved only, nothing is counted', async () => {
    await givenGraduate();
    await money.loan(person, bench.xiayang, { approvedOn: '2026-05-01' });
    expect(await loans()).toEqual({ '06C': 0, '06D': 0 });
  });

  test('the day of the first tranche decides, both ends of the period included', async () => {
    await givenGraduate();
    // 31 December is the year before, 1 January and 20 August are this one, 21 August is the next.
    for (const day of ['2025-12-31', '2026-01-01', '2026-08-20', '2026-08-21']) {
      await money.tranche(await money.loan(person, bench.xiayang), day, 5_000_000n);
    }
    expect(await loans()).toEqual({ '06C': 2, '06D': 10_000_000 });
    expect(await loans(nextYear)).toEqual({ '06C': 1, '06D': 5_000_000 });
    // Before the cutoff what happened by today counts, today included.
    expect(await loans({ today: '2026-08-19' })).toEqual({ '06C': 1, '06D': 5_000_000 });
    expect(await loans({ today: '2026-08-20' })).toEqual({ '06C': 2, '06D': 10_000_000 });
  });

  test('approved last year and paid this year it is this year’s; one contract counts once however many tranches', async () => {
    await givenGraduate();
    const loan = await money.loan(person, bench.xiayang, { approvedOn: '2025-11-20' });
    await money.tranche(loan, '2026-02-03', 6_000_000n);
    await money.tranche(loan, '2026-04-03', 3_000_000n);
    await money.tranche(loan, '2026-06-03', 1_000_000n);
    expect(await loans()).toEqual({ '06C': 1, '06D': 10_000_000 });
  });

  test('a later tranche of an earlier year’s loan gives 06D without 06C, and the form asks for a note', async () => {
    await givenGraduate();
    const loan = await money.loan(person, bench.xiayang);
    await money.tranche(loan, '2025-10-09', 6_000_000n);
    await money.tranche(loan, '2026-03-09', 4_000_000n);
    expect(await loans()).toEqual({ '06C': 0, '06D': 4_000_000 });
    expect(await findings()).toEqual(['06C 与 06D 同为零或同不为零：06C 0，06D 40000 元']);
  });

  test('a renewal is a contract of its own: one more', async () => {
    await givenGraduate();
    const first = await money.loan(person, bench.xiayang);
    await money.tranche(first, '2026-02-03', 6_000_000n);
    const renewed = await money.loan(person, bench.xiayang, { renewalOf: first });
    await money.tranche(renewed, '2026-07-03', 6_000_000n);
    expect(await loans()).toEqual({ '06C': 2, '06D': 12_000_000 });
    const list = await bench.list('06C', bench.xiayang);
    expect(new Set(list.map(({ personId }) => personId))).toEqual(new Set([person]));
  });

  test('a tranche sent back never happened; when it was the first, the second becomes the first', async () => {
    await givenGraduate();
    const sentBack = (sentBackOn: string) => ({ sentBackOn, sentBackReason: '账号不符' });
    // Paid in 2025 and sent back in 2026: the loan begins with its tranche of February 2026.
    const moved = await money.loan(person, bench.xiayang);
    await money.tranche(moved, '2025-12-20', 6_000_000n, sentBack('2026-01-08'));
    await money.tranche(moved, '2026-02-20', 5_000_000n);
    // A later tranche sent back takes its money and leaves the loan.
    const shorter = await money.loan(person, bench.xiayang);
    await money.tranche(shorter, '2026-03-01', 2_000_000n);
    await money.tranche(shorter, '2026-04-01', 1_000_000n, sentBack('2026-04-03'));
    // The only one sent back leaves nothing, also when the bank took it back after the cutoff.
    const none = await money.loan(person, bench.xiayang);
    await money.tranche(none, '2026-05-01', 9_000_000n, sentBack('2026-10-01'));
    expect(await loans()).toEqual({ '06C': 2, '06D': 7_000_000 });
    const days = (await bench.list('06C', bench.xiayang)).map(({ on }) => on).sort();
    expect(days).toEqual(['2026-02-20', '2026-03-01']);
    expect(await loans(nextYear)).toEqual({ '06C': 0, '06D': 0 });
  });

  test('the borrower’s repayment changes nothing, a mistaken contract is out with all its tranches', async () => {
    await givenGraduate();
    const loan = await money.loan(person, bench.xiayang);
    await money.tranche(loan, '2026-02-03', 6_000_000n);
    await money.repayment(loan, '2026-04-03', 6_000_000n);
    expect(await loans()).toEqual({ '06C': 1, '06D': 6_000_000 });
    const mistaken = await money.loan(person, bench.xiayang, {
      cancelledAt: new Date('2026-06-01T02:00:00Z'),
      cancellationReason: '记到别人名下',
    });
    await money.tranche(mistaken, '2026-02-03', 8_000_000n);
    expect(await loans()).toEqual({ '06C': 1, '06D': 6_000_000 });
  });

  test('counted where it was given, for persons of P only; the district counts it once', async () => {
    const { given, district, xiayang, yingpu } = bench;
    await givenGraduate();
    await money.tranche(await money.loan(person, yingpu), '2026-02-03', 6_000_000n);
    const student = await given.graduate(home, { study: { graduationYear: 2027 } });
    await money.tranche(await money.loan(student, xiayang), '2026-02-03', 1_000_000n);
    const stranger = await given.graduate(null);
    await money.tranche(await money.loan(stranger, xiayang), '2026-02-03', 1_000_000n);
    expect(await loans()).toEqual({ '06C': 0, '06D': 0 });
    expect(await loans({}, yingpu)).toEqual({ '06C': 1, '06D': 6_000_000 });
    expect(await loans({}, district)).toEqual({ '06C': 1, '06D': 6_000_000 });
  });

  test('the average loan is that of first tranches: later ones, and loans begun earlier, do not move it', async () => {
    await givenGraduate();
    const first = await money.loan(person, bench.xiayang);
    await money.tranche(first, '2026-02-03', 400_000n);
    await money.tranche(first, '2026-03-03', 29_000_000n);
    const second = await money.loan(person, bench.xiayang);
    await money.tranche(second, '2026-04-03', 400_002n);
    const earlier = await money.loan(person, bench.xiayang);
    await money.tranche(earlier, '2025-04-03', 10_000_000n);
    await money.tranche(earlier, '2026-04-03', 10_000_000n);
    expect(await loans()).toEqual({ '06C': 2, '06D': 39_800_002 });
    const figures = await bench.figures(bench.xiayang);
    expect(figure(figures, 'firstTranches').value).toBe(800_002n);
    expect(await findings()).toEqual([
      '贷款平均额在常见范围内：首笔放款平均 4000.01 元，常见 5000 至 500000 元',
    ]);
  });

  test('06D is in yuan, to the fen: odd amounts add up exactly', async () => {
    await givenGraduate();
    const loan = await money.loan(person, bench.xiayang);
    for (const fen of [3_333_333n, 3_333_333n, 3_333_335n]) await money.tranche(loan, '2026-02-03', fen);
    const { value } = figure(await bench.figures(bench.xiayang), '06D');
    expect(value).toBe(10_000_001n);
    expect(yuanText(value)).toBe('100000.01');
  });
});

describe('07A: a loan under policy', () => {
  test('gives its 07A on the day of the first tranche, and the grant linked to it is not counted again', async () => {
    await givenGraduate();
    const policyId = await money.policy({ loan: true });
    const loan = await money.loan(person, bench.xiayang, { policyId });
    const grant = await bench.db.$client`
      insert into policy_grants (person_id, policy_id, union_id, period, granted_on, loan_id, evidence, recorded_by,
        recorded_at)
      values (${person}, ${policyId}, ${bench.xiayang}, '2026', '2026-02-01', ${loan}, '批件', uuidv7(), now())
      returning id`;
    expect(grant).toHaveLength(1);
    // Approved and granted, nothing paid out: the grant waits for the tranche.
    expect(await bench.count('07A', bench.xiayang)).toBe(0);
    await money.tranche(loan, '2026-03-01', 100n);
    await money.tranche(loan, '2026-04-01', 100n);
    expect((await bench.list('07A', bench.xiayang)).map(({ on, recordType }) => [on, recordType])).toEqual([
      ['2026-03-01', 'loanTranche'],
    ]);
    // The contract was a mistake: the grant stands on its own again.
    await bench.db.$client`
      update guaranteed_loans set cancelled_at = now(), cancellation_reason = '记错了' where id = ${loan}`;
    expect((await bench.list('07A', bench.xiayang)).map(({ on, recordType }) => [on, recordType])).toEqual([
      ['2026-02-01', 'policyGrant'],
    ]);
  });

  test('moves with the first tranche when the bank takes that back; without a policy there is none', async () => {
    await givenGraduate();
    const policyId = await money.policy({ loan: true });
    const loan = await money.loan(person, bench.xiayang, { policyId });
    await money.tranche(loan, '2026-03-01', 100n, { sentBackOn: '2026-03-04', sentBackReason: '退票' });
    await money.tranche(loan, '2026-09-01', 100n);
    await money.tranche(await money.loan(person, bench.xiayang), '2026-03-01', 100n);
    expect(await bench.count('07A', bench.xiayang)).toBe(0);
    expect(await bench.count('07A', bench.xiayang, nextYear)).toBe(1);
  });
});

describe('09A, 09B: job-seeking allowances', () => {
  test('applied for or approved only, refused or withdrawn, nothing is counted', async () => {
    await givenGraduate();
    const open = { paidOn: null, paidBy: null, receipt: null };
    await money.paidAllowance(person, bench.xiayang, '2026-05-01', 50_000n, {
      ...open,
      state: 'submitted',
      decidedBy: null,
      decidedAt: null,
    });
    await money.paidAllowance(person, bench.xiayang, '2026-05-01', 50_000n, {
      ...open,
      state: 'approved',
      purpose: 'examFee',
    });
    for (const state of ['rejected', 'withdrawn'] as const) {
      await money.paidAllowance(person, bench.xiayang, '2026-05-01', 50_000n, { ...open, state });
    }
    expect(await allowances()).toEqual({ '09A': 0, '09B': 0 });
  });

  test('the day of payment decides, both ends of the period included', async () => {
    await givenGraduate();
    for (const day of ['2025-12-31', '2026-01-01', '2026-08-20', '2026-08-21']) {
      await money.paidAllowance(person, bench.xiayang, day, 50_000n, { appliedOn: '2025-12-01' });
    }
    expect(await allowances()).toEqual({ '09A': 2, '09B': 100_000 });
    expect(await allowances(nextYear)).toEqual({ '09A': 1, '09B': 50_000 });
  });

  test('several payments to one person are several times, and one person', async () => {
    await givenGraduate();
    for (const day of ['2026-03-02', '2026-04-02', '2026-05-02']) {
      await money.paidAllowance(person, bench.xiayang, day, 30_000n);
    }
    expect(await allowances()).toEqual({ '09A': 3, '09B': 90_000 });
    expect(figure(await bench.figures(bench.xiayang), '09A').persons).toBe(1);
    expect(await bench.count('07A', bench.xiayang)).toBe(0);
  });

  test('a partial return lowers 09B only, returns of the whole take the payment out of 09A too', async () => {
    await givenGraduate();
    const part = await money.paidAllowance(person, bench.xiayang, '2026-03-02', 80_000n);
    await money.allowanceReturn(part, '2026-03-20', 30_001n);
    const whole = await money.paidAllowance(person, bench.xiayang, '2026-04-02', 80_000n);
    await money.allowanceReturn(whole, '2026-04-20', 50_000n);
    expect(await allowances()).toEqual({ '09A': 2, '09B': 49_999 + 30_000 });
    await money.allowanceReturn(whole, '2026-05-20', 30_000n);
    expect(await allowances()).toEqual({ '09A': 1, '09B': 49_999 });
    expect(await findings()).toEqual([]);
  });

  test('a return after the cutoff counts against its payment and enters no cell of a later year', async () => {
    await givenGraduate();
    const paid = await money.paidAllowance(person, bench.xiayang, '2026-08-20', 80_000n);
    expect(await allowances()).toEqual({ '09A': 1, '09B': 80_000 });
    await money.allowanceReturn(paid, '2026-11-02', 20_000n);
    // The figure of today differs from what was sealed: that is the drift.
    expect(await allowances()).toEqual({ '09A': 1, '09B': 60_000 });
    expect(await allowances(nextYear)).toEqual({ '09A': 0, '09B': 0 });
    await money.allowanceReturn(paid, '2026-11-20', 60_000n);
    expect(await allowances()).toEqual({ '09A': 0, '09B': 0 });
    expect(await allowances(nextYear)).toEqual({ '09A': 0, '09B': 0 });
  });

  test('a return that was a mistake takes nothing any more', async () => {
    await givenGraduate();
    const paid = await money.paidAllowance(person, bench.xiayang, '2026-03-02', 80_000n);
    const back = await money.allowanceReturn(paid, '2026-03-20', 80_000n);
    expect(await allowances()).toEqual({ '09A': 0, '09B': 0 });
    await bench.db.$client`
      update allowance_returns set cancelled_at = now(), cancellation_reason = '记错了' where id = ${back}`;
    expect(await allowances()).toEqual({ '09A': 1, '09B': 80_000 });
  });

  test('09B is in 万元 with up to six decimals: the units’ sums add up to the district’s to the fen', async () => {
    const { given, district, xiayang, yingpu } = bench;
    await givenGraduate();
    const there = await given.graduate(await given.household(yingpu));
    await money.paidAllowance(person, xiayang, '2026-03-02', 12_345_601n);
    await money.paidAllowance(there, yingpu, '2026-03-02', 77n);
    const of = async (unit: string) => figure(await bench.figures(unit), '09B').value;
    const [one, other, both] = [await of(xiayang), await of(yingpu), await of(district)];
    expect([one, other, both].map(tenThousandYuanText)).toEqual(['12.345601', '0.000077', '12.345678']);
    expect(one + other).toBe(both);
  });

  test('for persons of P only, at the unit that paid', async () => {
    const { given, xiayang, yingpu } = bench;
    await givenGraduate();
    await money.paidAllowance(person, yingpu, '2026-03-02', 50_000n);
    await money.paidAllowance(await given.graduate(null), xiayang, '2026-03-02', 50_000n);
    expect(await allowances()).toEqual({ '09A': 0, '09B': 0 });
    expect(await allowances({}, yingpu)).toEqual({ '09A': 1, '09B': 50_000 });
    expect(await allowances({ settings: { servicesOutsidePopulation: true } })).toEqual({
      '09A': 1,
      '09B': 50_000,
    });
  });
});

test('a tranche and a paid allowance are services: without an open need they put the person into 01E', async () => {
  const { given, xiayang, count } = bench;
  await givenGraduate();
  const [borrower, helped] = [person, await given.graduate(home)];
  await given.graduate(home);
  await money.tranche(await money.loan(borrower, xiayang), '2026-03-01', 100n);
  const paid = await money.paidAllowance(helped, xiayang, '2026-03-02', 50_000n);
  expect(await count('01E', xiayang)).toBe(2);
  await money.allowanceReturn(paid, '2026-03-20', 50_000n);
  expect(await count('01E', xiayang)).toBe(1);
});
