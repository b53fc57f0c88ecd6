import { figure } from '@sunshine/db/indicators/compile.ts';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type FigureBench, figureBench } from '../../support/given/figures.ts';

let bench: FigureBench;
let home: string;
let person: string;
beforeAll(async () => {
  bench = await figureBench();
});
afterEach(() => bench.clear());
afterAll(() => bench.close());

/** A household of 夏阳 with one graduate of this year. */
async function givenGraduate(): Promise<string> {
  home = await bench.given.household(bench.xiayang);
  person = await bench.given.graduate(home);
  return person;
}

describe('02A: internships and traineeships', () => {
  test('one per person and internship, by the day of confirmation; cancelled before its first day it is none', async () => {
    const { given, xiayang, count } = bench;
    await givenGraduate();
    await given.internship(person, xiayang, '2026-04-01');
    await given.internship(person, xiayang, '2026-06-01', { kind: 'traineeship' });
    await given.internship(person, xiayang, '2026-07-01', {
      startOn: '2026-07-10',
      cancelledOn: '2026-07-09',
      cancellationReason: '本人不去了',
    });
    await given.internship(person, xiayang, '2026-07-02', {
      startOn: '2026-07-10',
      cancelledOn: '2026-07-10',
      cancellationReason: '第一天就离开',
    });
    expect(await count('02A', xiayang)).toBe(3);
    expect(await count('08A', xiayang)).toBe(0);
    expect(await count('04B', xiayang)).toBe(0);
  });

  test('students who graduate next year and persons without an archive do not count', async () => {
    const { given, xiayang, count } = bench;
    await givenGraduate();
    await given.internship(
      await given.graduate(home, { study: { graduationYear: 2027 } }),
      xiayang,
      '2026-04-01',
    );
    await given.internship(await given.graduate(null), xiayang, '2026-04-01');
    expect(await count('02A', xiayang)).toBe(0);
    expect(await count('02A', xiayang, { settings: { servicesOutsidePopulation: true } })).toBe(2);
  });

  test('P is asked over the whole platform: a service to another unit’s graduate counts where it was given', async () => {
    const { given, district, xiayang, yingpu, count } = bench;
    await givenGraduate();
    await given.internship(person, yingpu, '2026-04-01');
    expect(await count('02A', xiayang)).toBe(0);
    expect(await count('02A', yingpu)).toBe(1);
    expect(await count('02A', district)).toBe(1);
  });
});

describe('bare quantities of 补录', () => {
  test('03A, 03B, 06A, 06B, 07A add the quantity as entered; a withdrawn record adds nothing', async () => {
    const { given, xiayang, count } = bench;
    const kinds = [
      ['skillTraining', '03A'],
      ['certificate', '03B'],
      ['guidance', '06A'],
      ['entrepreneurshipTraining', '06B'],
      ['policyGrant', '07A'],
      ['internship', '02A'],
      ['event', '04A'],
    ] as const;
    for (const [kind, code] of kinds) {
      await given.supplementary(kind, xiayang, '2026-05-01', { quantity: 7 });
      await given.supplementary(kind, xiayang, '2026-05-02', {
        quantity: 5,
        withdrawnAt: new Date(),
        withdrawalReason: '录错了',
      });
      expect([code, await count(code, xiayang)]).toEqual([code, 7]);
    }
  });

  test('both ends of the period belong to it, the days around them do not', async () => {
    const { given, xiayang, count } = bench;
    for (const day of ['2025-12-31', '2026-01-01', '2026-08-20', '2026-08-21']) {
      await given.supplementary('guidance', xiayang, day);
    }
    expect(await count('06A', xiayang)).toBe(2);
  });

  test('before the cutoff figures are as of today', async () => {
    const { given, xiayang, count } = bench;
    await given.supplementary('guidance', xiayang, '2026-05-01');
    await given.supplementary('guidance', xiayang, '2026-05-03');
    expect(await count('06A', xiayang, { today: '2026-05-02' })).toBe(1);
    expect(await count('06A', xiayang, { today: '2026-05-03' })).toBe(2);
  });
});

describe('06C, 06D, 07A: loans', () => {
  test('a loan counts once, at its first tranche; every tranche adds to 06D in yuan', async () => {
    const { given, xiayang, count } = bench;
    await givenGraduate();
    const loan = { personId: person, contractNumber: 'D-1', amountFen: 5_000_000n };
    await given.supplementary('loanTranche', xiayang, '2026-03-01', loan);
    await given.supplementary('loanTranche', xiayang, '2026-05-01', loan);
    expect(await count('06C', xiayang)).toBe(1);
    expect(await count('06D', xiayang)).toBe(10_000_000);
  });

  test('a later tranche of an earlier loan gives 06D without 06C; a renewal contract is another', async () => {
    const { given, xiayang, count } = bench;
    await givenGraduate();
    const loan = { personId: person, contractNumber: 'D-1', amountFen: 5_000_000n };
    await given.supplementary('loanTranche', xiayang, '2025-12-01', loan);
    await given.supplementary('loanTranche', xiayang, '2026-02-01', loan);
    expect(await count('06C', xiayang)).toBe(0);
    expect(await count('06D', xiayang)).toBe(5_000_000);
    await given.supplementary('loanTranche', xiayang, '2026-06-01', { ...loan, contractNumber: 'D-2' });
    expect(await count('06C', xiayang)).toBe(1);
  });

  test('a tranche the bank took back never happened: the next one is the first', async () => {
    const { given, xiayang, count } = bench;
    await givenGraduate();
    const loan = { personId: person, contractNumber: 'D-1', amountFen: 5_000_000n };
    await given.supplementary('loanTranche', xiayang, '2025-12-20', {
      ...loan,
      returnedFen: 5_000_000n,
      returnedOn: '2025-12-25',
    });
    await given.supplementary('loanTranche', xiayang, '2026-01-10', loan);
    expect(await count('06C', xiayang)).toBe(1);
    expect(await count('06D', xiayang)).toBe(5_000_000);
  });

  test('a loan under policy gives 07A at its first tranche, and the grant linked to it is not counted again', async () => {
    const { given, xiayang, count } = bench;
    await givenGraduate();
    const loan = {
      personId: person,
      contractNumber: 'D-1',
      amountFen: 5_000_000n,
      policy: '创业担保贷款贴息',
    };
    await given.supplementary('loanTranche', xiayang, '2026-03-01', loan);
    await given.supplementary('policyGrant', xiayang, '2026-03-05', {
      personId: person,
      contractNumber: 'D-1',
    });
    expect(await count('07A', xiayang)).toBe(1);
    await given.supplementary('policyGrant', xiayang, '2026-03-06', { personId: person, policy: '社保补贴' });
    expect(await count('07A', xiayang)).toBe(2);
  });

  test('a loan without a policy is no policy grant', async () => {
    const { given, xiayang, count } = bench;
    await givenGraduate();
    await given.supplementary('loanTranche', xiayang, '2026-03-01', {
      personId: person,
      contractNumber: 'D-1',
      amountFen: 100n,
    });
    expect(await count('07A', xiayang)).toBe(0);
  });
});

describe('08A: placements with union help', () => {
  test('counted per start of work, not per person: lost and placed again is two; 08A′ is one person', async () => {
    const { given, xiayang, count, figures } = bench;
    await givenGraduate();
    await given.placement(person, xiayang, '2026-03-02', { endedOn: '2026-04-30' });
    await given.placement(person, xiayang, '2026-07-28');
    expect(await count('08A', xiayang)).toBe(2);
    expect(figure(await figures(xiayang), '08A').persons).toBe(1);
  });

  test('begun on the cutoff day counts although confirmed later; begun the day after does not', async () => {
    const { given, xiayang, count } = bench;
    await givenGraduate();
    const late = new Date('2026-09-01T02:00:00Z');
    await given.placement(person, xiayang, '2026-08-20', { companyConfirmedAt: late, recordedAt: late });
    await given.placement(person, xiayang, '2026-08-21');
    expect(await count('08A', xiayang)).toBe(1);
  });

  test('a cancelled one does not count, nor self-employment and flexible work without evidence', async () => {
    const { given, xiayang, count } = bench;
    await givenGraduate();
    await given.placement(person, xiayang, '2026-03-02', {
      cancelledAt: new Date(),
      cancellationReason: '登记错人',
    });
    const flexible = await given.placement(person, xiayang, '2026-04-02');
    await given.outcome(person, { kind: 'flexible', placementId: flexible, resolvedBy: 'union' });
    expect(await count('08A', xiayang)).toBe(0);
    const proved = await given.placement(person, xiayang, '2026-05-02', { evidence: '收入流水' });
    await given.outcome(person, { kind: 'flexible', placementId: proved, resolvedBy: 'union' });
    expect(await count('08A', xiayang)).toBe(1);
  });

  test('one recorded for work outside the platform counts like any other and is marked as 补录', async () => {
    const { given, xiayang, count, figures } = bench;
    await givenGraduate();
    await given.placement(person, xiayang, '2026-03-02');
    await given.placement(person, xiayang, '2026-04-02', { supplementary: true, evidence: '劳动合同' });
    expect(await count('08A', xiayang)).toBe(2);
    expect(figure(await figures(xiayang), '08A').supplementary).toBe(1);
  });

  test('signed in May for a start in September is neither in 08A nor in 10A', async () => {
    const { given, xiayang, count } = bench;
    await givenGraduate();
    expect(await count('10A', xiayang)).toBe(1);
    await given.placement(person, xiayang, '2026-09-01');
    await given.outcome(person, { kind: 'agreement', fromDay: '2026-05-20', resolvedBy: 'union' });
    expect(await count('08A', xiayang)).toBe(0);
    expect(await count('10A', xiayang)).toBe(0);
  });

  test('a unit’s rate counts the placements of its own 01E persons, whoever served them', async () => {
    const { given, xiayang, yingpu, figures } = bench;
    await givenGraduate();
    await given.need(person);
    await given.placement(person, yingpu, '2026-03-02');
    expect(figure(await figures(xiayang), 'placedOfOwn').value).toBe(1n);
    expect(figure(await figures(yingpu), 'placedOfOwn').value).toBe(0n);
  });
});

describe('09A, 09B: job-seeking allowances', () => {
  test('counted by payment while anything of it stays; the sum is net, to the fen', async () => {
    const { given, xiayang, count } = bench;
    await givenGraduate();
    const pay = { personId: person, amountFen: 100_001n };
    await given.supplementary('jobSeekingAllowance', xiayang, '2026-03-02', pay);
    await given.supplementary('jobSeekingAllowance', xiayang, '2026-04-02', {
      ...pay,
      returnedFen: 1n,
      returnedOn: '2026-05-01',
    });
    await given.supplementary('jobSeekingAllowance', xiayang, '2026-05-02', {
      ...pay,
      returnedFen: 100_001n,
      returnedOn: '2026-05-20',
    });
    expect(await count('09A', xiayang)).toBe(2);
    expect(await count('09B', xiayang)).toBe(200_001);
  });
});

describe('10A: studying here, whatever the household', () => {
  test('a local household’s child who studied in Wuhan is in 01B and not in 10A', async () => {
    const { given, xiayang, count } = bench;
    await given.graduate(await given.household(xiayang), { study: { campusDivision: '420106' } });
    expect(await count('01B', xiayang)).toBe(1);
    expect(await count('10A', xiayang)).toBe(0);
  });

  test('a graduate of a local campus whose household is elsewhere is in 10A at the registering unit and not in 01B', async () => {
    const { given, district, xiayang, count } = bench;
    const proof = { registeringUnionId: xiayang, hardshipProof: '原籍工会证明' };
    await given.graduate(null, { study: { campusDivision: '310118001', ...proof } });
    await given.graduate(null, { study: { campusDivision: '310115', ...proof } });
    expect(await count('10A', xiayang)).toBe(1);
    expect(await count('10A', district)).toBe(1);
    expect(await count('01A', xiayang)).toBe(0);
  });

  test('registered by one unit and archived at another, a person counts once, at the archive’s unit', async () => {
    const { given, district, xiayang, yingpu, count } = bench;
    await given.graduate(await given.household(xiayang), {
      study: { registeringUnionId: yingpu, hardshipProof: '证明' },
    });
    expect(await count('10A', xiayang)).toBe(1);
    expect(await count('10A', yingpu)).toBe(0);
    expect(await count('10A', district)).toBe(1);
  });

  test('only 应届 with an open outcome at the cutoff; nothing recorded is open; a retracted outcome is none', async () => {
    const { given, xiayang, count } = bench;
    await givenGraduate();
    await given.graduate(home, { study: { graduationYear: 2025 } });
    const seeking = await given.graduate(home);
    await given.outcome(seeking, { kind: 'seeking', fromDay: '2026-07-01' });
    const later = await given.graduate(home);
    await given.outcome(later, { fromDay: '2026-08-21' });
    const wrong = await given.graduate(home);
    await given.outcome(wrong, { retractedAt: new Date(), retractionReason: '登记错人' });
    await given.outcome(await given.graduate(home), { fromDay: '2026-08-20' });
    await given.outcome(await given.graduate(home), { kind: 'planningStudy' });
    expect(await count('10A', xiayang)).toBe(4);
    expect(await count('11A', xiayang)).toBe(1);
  });
});
