import { certificatesAsked, holdsCertificate } from '@sunshine/contract/positions/matching/certificates.ts';
import {
  type Around,
  nobodyYet,
  type Opening,
  type RefusedOpening,
  type Seeker,
} from '@sunshine/contract/positions/matching/facts.ts';
import { explain, fitOf, readyOpening } from '@sunshine/contract/positions/matching/fit.ts';
import { whatWouldHelp } from '@sunshine/contract/positions/matching/help.ts';
import { poolOf, scorer } from '@sunshine/contract/positions/matching/pool.ts';
import { rankOpenings } from '@sunshine/contract/positions/matching/rank.ts';
import { readySeeker } from '@sunshine/contract/positions/matching/seeker.ts';
import { weights } from '@sunshine/contract/positions/matching/weights.ts';
import { occupationsOfWish } from '@sunshine/contract/positions/matching/wishes.ts';
import { towns } from '@sunshine/contract/unions/divisions.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const seeker: Seeker = {
  wishes: ['会计'],
  towns: ['310118001'],
  kinds: ['fullTime'],
  expectedPay: 6000,
  homeTown: null,
  reachKm: null,
  study: { major: '会计学', degree: 'bachelor', graduationYear: 2026, state: 'onTrack' },
  certificates: [],
  refusals: [],
};
const opening: Opening = {
  id: 'a',
  companyId: 'c',
  title: '会计',
  kind: 'fullTime',
  occupation: 'finance',
  majors: ['会计'],
  education: 'college',
  town: '310118001',
  monthlyMin: 6000,
  monthlyMax: 8000,
  openToCurrentYear: true,
  asks: [],
  headcount: 2,
  applicants: 0,
  publishedOn: '2026-08-11',
};
const around: Around = { today: '2026-08-11', taken: nobodyYet };

function fit(person: Partial<Seeker> = {}, position: Partial<Opening> = {}, world: Partial<Around> = {}) {
  return fitOf(readySeeker({ ...seeker, ...person }), readyOpening({ ...opening, ...position }), {
    ...around,
    ...world,
  });
}
const refused = (reason: RefusedOpening['reason'], more: Partial<RefusedOpening> = {}): RefusedOpening => ({
  positionId: 'z',
  companyId: 'y',
  occupation: 'sales',
  kind: 'internship',
  town: '310118106',
  education: 'college',
  monthlyMin: 4000,
  reason,
  ...more,
});

test('the points of the parts add up to a hundred', () => {
  expect(Object.values(weights.points).reduce((a, b) => a + b)).toBe(100);
});

/**
 * Worked out by hand. Everything met is 26+18+12+16+12+8, nobody of the major known gives 1.5 of 3, published today with
 * nobody before 5 of 5: 98.5. Each line says what changes.
 */
describe('a score is the weighted sum of its parts, worked out by hand', () => {
  const lines: [string, Partial<Seeker>, Partial<Opening>, Partial<Around>, number, string?][] = [
    ['everything is met: 98.5', {}, {}, {}, 99],
    // Short by 800 of half 6000: 0.6 × (1 − 800/3000) = 0.44, 5.28 of 12.
    [
      'pay 800 below: 98.5 − 12 + 5.28',
      {},
      { monthlyMin: 5000, monthlyMax: 5200 },
      {},
      92,
      '比你想要的低 800 元',
    ],
    // 0.6 + 0.4 × (7000 − 6000)/(7000 − 5000) = 0.8.
    ['pay half in reach: 98.5 − 12 + 9.6', {}, { monthlyMin: 5000, monthlyMax: 7000 }, {}, 96],
    ['one level below: (98.5 − 12 + 4.8) × 0.55', {}, { education: 'master' }, {}, 50, '学历差一级：要硕士'],
    [
      'a certificate lacking: (98.5 − 12 + 8.4) × 0.85',
      {},
      { asks: certificatesAsked('持初级会计证书上岗') },
      {},
      81,
      '缺 会计初级证书',
    ],
    [
      'the certificate is there',
      { certificates: ['会计专业技术资格（初级会计）'] },
      { asks: certificatesAsked('持初级会计证书上岗') },
      {},
      99,
    ],
    // 13.06 km of 20: 0.9 − 0.6 × 0.653 = 0.508, 8.13 of 16.
    ['13 km away: 98.5 − 16 + 8.13', {}, { town: '310118110' }, {}, 91],
    // The same 13.06 km with a reach of 10: 0.3 × (1 − 3.06/10) = 0.208, 3.33 of 16.
    [
      'beyond the reach: 98.5 − 16 + 3.33',
      { reachKm: 10 },
      { town: '310118110' },
      {},
      86,
      '在白鹤镇，离你想去的地方约 13 公里，你想在 10 公里以内',
    ],
    [
      'neither wished nor studied for: 98.5 − 26 − 18 + 7.2',
      {},
      { title: '前端开发', occupation: 'software', majors: [] },
      {},
      62,
      '不是你想做的会计，是软件与数据',
    ],
    ['the same trade by another word: 98.5 − 3.9', { wishes: ['出纳'] }, {}, {}, 95],
    [
      'the major leads to the trade, another is asked: 98.5 − 18 + 10.8',
      {},
      { majors: ['工商管理'] },
      {},
      91,
    ],
    [
      '4 of 10 of the same major: 97 + 3 × 0.58',
      {},
      {},
      { taken: { people: 10, byOccupation: { finance: 4 } } },
      99,
    ],
    // 0.7 × 0.5 + 0.3 × (1 − 10/20) = 0.5.
    ['a month old, ten applied: 98.5 − 2.5', {}, { publishedOn: '2026-07-12', applicants: 10 }, {}, 96],
    ['a kind not wanted: 98.5 − 8', { kinds: ['publicWelfare'] }, {}, {}, 91, '是全职，你要的是公益性岗位'],
    // Half of 92, and 1.5 and 5.
    [
      'nothing said: 46 + 6.5',
      { wishes: [], towns: [], kinds: [], expectedPay: null, study: null },
      {},
      {},
      53,
    ],
  ];
  test.each(lines)('%s', (_what, person, position, world, score, missing) => {
    const found = explain(fit(person, position, world));
    expect(found.score).toBe(score);
    expect(found.missing).toEqual(missing === undefined ? [] : [missing]);
  });

  test('reasons say why, the weightiest first', () => {
    expect(explain(fit()).reasons).toEqual([
      '是你想做的会计',
      '专业对口：会计学 → 财务会计，岗位写明要',
      '在你想去的夏阳街道',
      '学历够：要大专，你是本科',
      '月薪 6000 元起，够你想要的 6000 元',
      '全职，是你要的',
      '今天发布，还招 2 人',
    ]);
  });
});

describe('a condition that somebody cannot meet is listed, and hides what the table hides', () => {
  const studying = {
    ...seeker,
    study: { major: '会计学', degree: 'college', graduationYear: 2027, state: 'onTrack' },
  } as const;
  test.each([
    ['two levels below', {}, { education: 'doctor' }, true, '学历差两级：要博士'],
    ['one level below', {}, { education: 'master' }, false, '学历差一级：要硕士'],
    ['实习 after leaving school', {}, { kind: 'internship' }, true, '实习只收在校生，你已经离校'],
    ['见习 before leaving school', { study: studying.study }, { kind: 'traineeship' }, true, '见习要先离校'],
    [
      '见习 three years after',
      { study: { ...studying.study, graduationYear: 2023 } },
      { kind: 'traineeship' },
      true,
      '见习限离校两年以内',
    ],
    ['应届不可投', {}, { openToCurrentYear: false }, true, '这个岗位不收应届生'],
  ] as const)('%s', (_what, person, position, hidden, words) => {
    const found = fit({ kinds: [], ...person }, position);
    expect(found.hidden).toBe(hidden);
    expect(explain(found).missing).toContain(words);
  });

  test('实习 fits a student, 见习 who left school, and an earlier year may take what 应届 may not', () => {
    expect(fit({ kinds: [], study: studying.study }, { kind: 'internship' }).hidden).toBe(false);
    expect(fit({ kinds: [] }, { kind: 'traineeship' }).hidden).toBe(false);
    const earlier = { ...studying.study, graduationYear: 2025 };
    expect(fit({ study: earlier }, { openToCurrentYear: false }).hidden).toBe(false);
  });
});

describe('what somebody did not want changes what comes next', () => {
  test('a trade goes down, with the reason', () => {
    const found = explain(fit({ refusals: [refused('occupation', { occupation: 'finance' })] }));
    // 98.5 × 0.4
    expect(found.score).toBe(39);
    expect(found.missing).toEqual(['你说过不想做财务会计']);
  });
  test('a company and the position itself vanish', () => {
    expect(fit({ refusals: [refused('company', { companyId: 'c' })] }).hidden).toBe(true);
    expect(fit({ refusals: [refused('other', { positionId: 'a' })] }).hidden).toBe(true);
    expect(fit({ refusals: [refused('other')] }).hidden).toBe(false);
  });
  test('pay raises the floor by a step over what was refused', () => {
    const pays = refused('pay', { monthlyMin: 7000 });
    // 7500 between 6000 and 8000: 0.6 + 0.4 × 500/2000 = 0.7; 98.5 − 12 + 8.4
    expect(fit({ refusals: [pays] }).score).toBe(95);
    expect(fit({ refusals: [refused('pay', { monthlyMin: 3000 })] }).score).toBe(99);
  });
  test('a place too far takes what is as far or farther along, and leaves what is nearer', () => {
    // From 夏阳: 徐泾 14.6 km, 白鹤 13.1 km, 金泽 22.6 km.
    const far = { refusals: [refused('place', { town: '310118106' })] };
    expect(fit(far, { town: '310118104' }).findings.place.value).toBe(0);
    expect(fit(far, { town: '310118106' }).findings.place.value).toBe(0);
    expect(fit(far, { town: '310118110' }).findings.place.value).toBeCloseTo(0.508, 2);
    expect(fit(far).findings.place.value).toBe(1);
  });
  test('a kind counts for nothing, conditions out of reach go down', () => {
    expect(fit({ kinds: [], refusals: [refused('kind', { kind: 'fullTime' })] }).findings.kind.value).toBe(0);
    const beyond = refused('requirements', { occupation: 'finance', education: 'college' });
    expect(fit({ refusals: [beyond] }).score).toBe(59);
    expect(fit({ refusals: [beyond] }, { education: 'any' }).score).toBe(99);
  });
});

test('of one company at most three are shown, equal ones the newest first', () => {
  const many = Array.from({ length: 6 }, (_, n) =>
    readyOpening({ ...opening, id: `p${n}`, companyId: n < 5 ? 'one' : 'two', publishedOn: '2026-08-11' }),
  );
  const ranked = rankOpenings(readySeeker(seeker), many, around);
  expect(ranked.map((each) => each.opening.id)).toEqual(['p0', 'p1', 'p2', 'p5']);
});

test('certificates are read clause by clause: asked for, only welcome, or got later', () => {
  expect(certificatesAsked('大专以上，持初级会计证；有驾照优先，英语六级更好。')).toEqual([
    { name: '会计初级证书', required: true },
    { name: '驾驶证', required: false },
    { name: '英语六级', required: false },
  ]);
  expect(certificatesAsked('护士执业证可后补，无需电工证，要有健康证')).toEqual([]);
  expect(holdsCertificate(['英语六级，会写查询语句'], '英语四级')).toBe(true);
  expect(holdsCertificate(['英语四级'], '英语六级')).toBe(false);
});

test('a wish in words means a trade where its words say so', () => {
  expect(occupationsOfWish('财务会计')).toEqual(['finance']);
  expect(occupationsOfWish('幼儿园老师')).toEqual(['education']);
  expect(occupationsOfWish('调香')).toEqual([]);
});

test('what would help is counted on the same positions', () => {
  const far = Array.from({ length: 4 }, (_, n) =>
    readyOpening({
      ...opening,
      id: `p${n}`,
      monthlyMin: 4500,
      monthlyMax: 5000,
      majors: ['工商管理'],
      town: '310118104',
      publishedOn: '2026-06-20',
      applicants: 20,
    }),
  );
  // 26 + 10.8 + 12 + 0 + 7.2 + 0 + 1.5 + 0.47 = 57.97 each; anywhere gives 8 more, lower pay 4.8, any kind 4.
  const help = whatWouldHelp(
    { ...seeker, expectedPay: 5000, reachKm: 5, kinds: ['publicWelfare'] },
    far,
    around,
  );
  expect(help).toEqual([{ words: '地方放宽到全区', gains: 4, certificate: null }]);
});

describe('whatever the facts', () => {
  const anySeeker = fc.record({
    wishes: fc.subarray(['会计', '前端', '调香']),
    towns: fc.subarray(towns.map(({ code }) => code)),
    kinds: fc.subarray(['fullTime', 'internship', 'traineeship', 'publicWelfare'] as const),
    expectedPay: fc.option(fc.integer({ min: 1000, max: 20_000 })),
    homeTown: fc.option(fc.constantFrom(...towns.map(({ code }) => code))),
    reachKm: fc.option(fc.integer({ min: 1, max: 60 })),
    study: fc.option(
      fc.record({
        major: fc.constantFrom('会计学', '软件工程', '护理', '没听过的专业'),
        degree: fc.constantFrom('vocational', 'college', 'bachelor', 'master', 'doctor'),
        graduationYear: fc.integer({ min: 2020, max: 2028 }),
        state: fc.constantFrom('onTrack', 'dropped', 'postponed'),
      }),
    ),
    certificates: fc.subarray(['初级会计证', '驾照']),
    refusals: fc.array(
      fc.record({
        positionId: fc.constantFrom('a', 'z'),
        companyId: fc.constantFrom('c', 'y'),
        occupation: fc.constantFrom('finance', 'software'),
        kind: fc.constantFrom('fullTime', 'internship'),
        town: fc.constantFrom(...towns.map(({ code }) => code)),
        education: fc.constantFrom('any', 'college', 'bachelor'),
        monthlyMin: fc.integer({ min: 1000, max: 20_000 }),
        reason: fc.constantFrom('occupation', 'pay', 'place', 'kind', 'company', 'requirements', 'other'),
      }),
      { maxLength: 3 },
    ),
  }) as fc.Arbitrary<Seeker>;
  const anyOpening = fc
    .record({
      title: fc.constantFrom('会计', '前端开发', '护士'),
      kind: fc.constantFrom('fullTime', 'internship', 'traineeship', 'publicWelfare'),
      occupation: fc.constantFrom('finance', 'software', 'health'),
      majors: fc.subarray(['会计', '计算机类', '护理']),
      education: fc.constantFrom('any', 'college', 'bachelor', 'master', 'doctor'),
      town: fc.constantFrom(...towns.map(({ code }) => code), '330106001'),
      monthlyMin: fc.integer({ min: 1000, max: 20_000 }),
      spread: fc.integer({ min: 0, max: 10_000 }),
      openToCurrentYear: fc.boolean(),
      headcount: fc.integer({ min: 1, max: 50 }),
      applicants: fc.integer({ min: 0, max: 500 }),
      publishedOn: fc.constantFrom('2026-08-11', '2026-08-01', '2026-01-01'),
    })
    .map(({ spread, ...more }) => ({
      ...opening,
      ...more,
      monthlyMax: more.monthlyMin + spread,
    })) as fc.Arbitrary<Opening>;
  const score = (person: Seeker, position: Opening): number =>
    fitOf(readySeeker(person), readyOpening(position), around).score;

  test('a score lies between 0 and 100, each part between 0 and 1, and words have no hole', () => {
    fc.assert(
      fc.property(anySeeker, anyOpening, (person, position) => {
        const found = fitOf(readySeeker(person), readyOpening(position), around);
        expect(found.score).toBeGreaterThanOrEqual(0);
        expect(found.score).toBeLessThanOrEqual(100);
        for (const { value } of Object.values(found.findings)) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        const { reasons, missing } = explain(found);
        for (const words of [...reasons, ...missing]) expect(words).not.toMatch(/undefined|null|NaN|^$/);
      }),
      { numRuns: 500 },
    );
  });

  test('many are compared at once as each is alone: the same score, the same hidden', () => {
    const heard = { people: 4, byOccupation: { finance: 3, software: 4 } };
    fc.assert(
      fc.property(anySeeker, fc.array(anyOpening, { maxLength: 12 }), (person, positions) => {
        const seeker = readySeeker(person);
        const pool = poolOf(positions.map(readyOpening), around.today);
        const score = scorer(seeker, pool, heard);
        for (const each of pool.all) {
          const { score: alone, hidden } = fitOf(seeker, each.opening, { ...around, taken: heard });
          expect(score(each)).toEqual({ score: alone, hidden });
        }
      }),
      { numRuns: 300 },
    );
  });

  test('more pay at either end never lowers a score', () => {
    fc.assert(
      fc.property(anySeeker, anyOpening, fc.nat(5000), fc.nat(5000), (person, position, low, high) => {
        const monthlyMin = position.monthlyMin + low;
        const better = {
          ...position,
          monthlyMin,
          monthlyMax: Math.max(monthlyMin, position.monthlyMax + high),
        };
        expect(score(person, better)).toBeGreaterThanOrEqual(score(person, position));
      }),
      { numRuns: 500 },
    );
  });

  test('a higher degree, a certificate more or a lower demand never lowers a score', () => {
    const levels = ['vocational', 'college', 'bachelor', 'master', 'doctor'] as const;
    fc.assert(
      fc.property(anySeeker, anyOpening, (person, position) => {
        const { study } = person;
        if (study) {
          const next = levels[Math.min(4, levels.indexOf(study.degree) + 1)] ?? 'doctor';
          expect(score({ ...person, study: { ...study, degree: next } }, position)).toBeGreaterThanOrEqual(
            score(person, position),
          );
        }
        const asking = { ...position, asks: [{ name: '会计初级证书', required: true }] };
        expect(score({ ...person, certificates: ['初级会计证'] }, asking)).toBeGreaterThanOrEqual(
          score({ ...person, certificates: [] }, asking),
        );
        expect(score({ ...person, refusals: [] }, { ...position, education: 'any' })).toBeGreaterThanOrEqual(
          score({ ...person, refusals: [] }, position),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('a wider reach never lowers a score, and a refusal never raises one, unless pay was never spoken of', () => {
    fc.assert(
      fc.property(anySeeker, anyOpening, fc.integer({ min: 1, max: 60 }), (person, position, more) => {
        const reachKm = person.reachKm ?? 10;
        expect(score({ ...person, reachKm: reachKm + more }, position)).toBeGreaterThanOrEqual(
          score({ ...person, reachKm }, position),
        );
        const spoken = { ...person, expectedPay: person.expectedPay ?? 5000 };
        expect(score(spoken, position)).toBeLessThanOrEqual(score({ ...spoken, refusals: [] }, position));
      }),
      { numRuns: 500 },
    );
  });
});
