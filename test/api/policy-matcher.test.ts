import {
  conditionText,
  type PolicyCondition,
  type PolicyConditionKind,
  PolicyConditionSchema,
  policyConditionKinds,
  readConditions,
} from '@sunshine/contract/benefits/policy-conditions.ts';
import { monthsBefore } from '@sunshine/contract/benefits/policy-dates.ts';
import { nothingKnown, type PolicyFacts, type StudyFact } from '@sunshine/contract/benefits/policy-facts.ts';
import { judgeCondition, type Verdict } from '@sunshine/contract/benefits/policy-judge.ts';
import { matchPolicy } from '@sunshine/contract/benefits/policy-matcher.ts';
import { privateWordIn } from '@sunshine/contract/benefits/public-words.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { samplePolicies } from '@sunshine/server/modules/benefits/policy-samples.ts';
import { describe, expect, test } from 'vitest';
import { hardshipWords } from '../support/given/canary/values.ts';

const today = '2026-08-11';
const study = (graduationYear: number, more: Partial<StudyFact> = {}): StudyFact => ({
  degree: 'bachelor',
  graduationYear,
  state: 'onTrack',
  campusDivision: '310118001',
  ...more,
});
const of = (facts: Partial<PolicyFacts>): PolicyFacts => ({ ...nothingKnown, ...facts });
type Row = readonly [PolicyCondition, Partial<PolicyFacts>, Verdict['state'], string];

const two: PolicyCondition = { kind: 'graduatedWithin', years: 2 };
const degree: PolicyCondition = { kind: 'degreeAtLeast', degree: 'bachelor' };
const seeking: PolicyCondition = { kind: 'outcomeIn', outcomes: ['seeking'] };
const thirty: PolicyCondition = { kind: 'ageAtMost', years: 30 };
const adult: PolicyCondition = { kind: 'ageAtLeast', years: 18 };
const certificate: PolicyCondition = { kind: 'certificateWithin', months: 12 };
const small: PolicyCondition = { kind: 'smallEmployer' };
const post: PolicyCondition = { kind: 'publicWelfarePost' };
const trainee: PolicyCondition = { kind: 'inTraineeship' };
const origin: PolicyCondition = { kind: 'originIn', divisions: ['31', '340100'] };
const campus: PolicyCondition = { kind: 'studiedIn', divisions: ['310118'] };
const employed = (size: 'from20' | 'from100' | 'over1000' | null) =>
  ({ outcome: 'contract', employment: { size, kind: 'fullTime' } }) as const;

/** Each kind of condition: it holds, it does not, it cannot be told; and the borders between. */
const table: readonly Row[] = [
  [two, { studies: [study(2026)] }, 'met', '2026 年毕业，在毕业 2 年内。'],
  [two, { studies: [study(2025)] }, 'met', '2025 年毕业，在毕业 2 年内。'],
  [two, { studies: [study(2024)] }, 'unknown', '2024 年毕业，刚好第 2 年：看毕业证上的日期，满 2 年前要办。'],
  [two, { studies: [study(2023)] }, 'notMet', '2023 年毕业，已经超过 2 年。'],
  [two, { studies: [study(2027)] }, 'notMet', '2027 年才毕业。'],
  [
    two,
    { studies: [study(2024), study(2027)] },
    'unknown',
    '2024 年毕业，刚好第 2 年：看毕业证上的日期，满 2 年前要办。',
  ],
  [
    two,
    { studies: [study(2026, { state: 'postponed' })] },
    'unknown',
    '2026 年的毕业延期了，拿到毕业证再看。',
  ],
  [two, { studies: [study(2026, { state: 'dropped' })] }, 'unknown', '毕业年份没有登记，看毕业证上的日期。'],
  [two, {}, 'unknown', '毕业年份没有登记，看毕业证上的日期。'],
  [{ kind: 'graduatesThisYear' }, { studies: [study(2026)] }, 'met', '今年毕业。'],
  [{ kind: 'graduatesThisYear' }, { studies: [study(2025)] }, 'notMet', '2025 年毕业，不是今年。'],
  [
    { kind: 'graduatesThisYear' },
    { studies: [study(2026, { state: 'postponed' })] },
    'unknown',
    '今年的毕业延期了，拿到毕业证再看。',
  ],
  [{ kind: 'graduatesThisYear' }, {}, 'unknown', '毕业年份没有登记，看毕业证上的日期。'],
  [degree, { studies: [study(2026)] }, 'met', '学历是本科。'],
  [degree, { studies: [study(2020), study(2026, { degree: 'college' })] }, 'met', '学历是本科。'],
  [degree, { studies: [study(2026, { degree: 'college' })] }, 'notMet', '学历是大专，要本科及以上。'],
  [degree, { studies: [study(2027)] }, 'notMet', '还在读本科，毕业后再看。'],
  [degree, {}, 'unknown', '学历没有登记，看毕业证。'],
  [seeking, { outcome: 'seeking' }, 'met', '去向是“待就业”。'],
  [seeking, { outcome: 'contract' }, 'notMet', '去向是“签劳动合同”，不在这一项里。'],
  [seeking, { outcome: 'unknown' }, 'unknown', '去向还没有登记，登记了再看。'],
  [seeking, {}, 'unknown', '去向还没有登记，登记了再看。'],
  [adult, { birthDate: '2008-08-11' }, 'met', '满 18 岁。'],
  [adult, { birthDate: '2008-08-12' }, 'notMet', '17 岁，还不满 18 岁。'],
  [adult, {}, 'unknown', '出生日期没有登记，看身份证：要满 18 岁。'],
  [thirty, { birthDate: '1995-08-12' }, 'met', '30 岁，不超过 30 岁。'],
  [thirty, { birthDate: '1995-08-11' }, 'notMet', '31 岁，超过 30 岁。'],
  [thirty, {}, 'unknown', '出生日期没有登记，看身份证：不能超过 30 岁。'],
  [certificate, { certificateOn: '2025-08-11' }, 'met', '2025年8月11日发的证书，在 12 个月内。'],
  [
    certificate,
    { certificateOn: '2025-08-10' },
    'notMet',
    '最近一张登记的证书是2025年8月10日发的，超过 12 个月。',
  ],
  [certificate, {}, 'unknown', '这里没有证书记录，12 个月内发的证书就算。'],
  [{ kind: 'selfEmployed' }, { outcome: 'selfEmployed' }, 'met', '去向是“自主创业”。'],
  [
    { kind: 'selfEmployed' },
    { outcome: 'flexible' },
    'notMet',
    '去向是“自由职业、灵活就业”，不是“自主创业”。',
  ],
  [{ kind: 'selfEmployed' }, {}, 'unknown', '去向还没有登记，办了营业执照在经营的就算。'],
  [{ kind: 'flexiblyEmployed' }, { outcome: 'flexible' }, 'met', '去向是“自由职业、灵活就业”。'],
  [
    { kind: 'flexiblyEmployed' },
    { outcome: 'seeking' },
    'notMet',
    '去向是“待就业”，不是“自由职业、灵活就业”。',
  ],
  [{ kind: 'flexiblyEmployed' }, {}, 'unknown', '去向还没有登记，在社区事务受理中心登记过灵活就业的就算。'],
  [small, employed('from20'), 'met', '单位20–99 人，一般算小微企业。'],
  [small, employed('over1000'), 'notMet', '单位1000 人以上，不是小微企业。'],
  [small, employed('from100'), 'unknown', '单位100–299 人，是不是小微企业要看行业，问单位人事。'],
  [small, employed(null), 'unknown', '单位规模没有登记，问单位人事是不是小微企业。'],
  [small, { outcome: 'agreement' }, 'unknown', '单位的情况没有登记，问单位人事是不是小微企业。'],
  [small, { outcome: 'seeking' }, 'notMet', '没有登记在单位上班。'],
  [small, {}, 'unknown', '在哪里上班没有登记，问单位人事是不是小微企业。'],
  [
    post,
    { outcome: 'contract', employment: { size: null, kind: 'publicWelfare' } },
    'met',
    '在公益性岗位上班。',
  ],
  [post, employed('from20'), 'notMet', '在岗的不是公益性岗位。'],
  [
    post,
    { outcome: 'contract', employment: { size: null, kind: null } },
    'unknown',
    '岗位类型没有登记，看劳动合同上写没写公益性岗位。',
  ],
  [post, { outcome: 'furtherStudy' }, 'notMet', '没有登记在单位上班。'],
  [trainee, { traineeship: { startOn: '2026-07-01', endedOn: null } }, 'met', '2026年7月1日起在见习。'],
  [
    trainee,
    { traineeship: { startOn: '2026-01-01', endedOn: '2026-06-30' } },
    'notMet',
    '见习到2026年6月30日结束了。',
  ],
  [trainee, {}, 'unknown', '这里没有见习记录，在见习基地见习的就算。'],
  [origin, { placeOfOrigin: '310118' }, 'met', '生源地在上海青浦区。'],
  [origin, { placeOfOrigin: '340123' }, 'notMet', '生源地在安徽（340123），不在上海、安徽（340100）。'],
  [origin, {}, 'unknown', '生源地没有登记，看高考报名地。'],
  [campus, { studies: [study(2026)] }, 'met', '学校在上海青浦区。'],
  [
    campus,
    { studies: [study(2026, { campusDivision: '420100' })] },
    'notMet',
    '学校在湖北（420100），不在上海青浦区。',
  ],
  [
    campus,
    { studies: [study(2026, { campusDivision: null })] },
    'unknown',
    '学校没有登记，看毕业证上的学校。',
  ],
  [
    { kind: 'insurancePaid', months: 12 },
    {},
    'unknown',
    '社保有没有缴满 12 个月，在“随申办”或社保窗口查一下。',
  ],
  [{ kind: 'asksForHelp' }, { needOpen: true }, 'met', '已经请工会帮忙找工作。'],
  [{ kind: 'asksForHelp' }, {}, 'notMet', '还没有请工会帮忙找工作。'],
  [
    { kind: 'recognised', text: '街镇认定的对象' },
    { listed: true },
    'unknown',
    '以经办窗口的认定为准，工会登记过不等于符合。',
  ],
  [{ kind: 'confirm', text: '本人征信没有逾期' }, {}, 'unknown', '这一条我们不掌握，自己确认一下。'],
];

describe('one condition of a policy', () => {
  test.each(table)('%j with %j is %s: %s', (condition, facts, state, sentence) => {
    expect(judgeCondition(condition, of(facts), today)).toEqual({ state, sentence });
  });

  test('of every kind is in the table, holding, not holding and unknown as far as it can be', () => {
    const seen = new Map<PolicyConditionKind, Set<string>>();
    for (const [{ kind }, , state] of table) seen.set(kind, (seen.get(kind) ?? new Set()).add(state));
    const always = ['insurancePaid', 'recognised', 'confirm'];
    for (const kind of keysOf(policyConditionKinds)) {
      const states = [...(seen.get(kind) ?? [])].sort();
      const expected = always.includes(kind)
        ? ['unknown']
        : kind === 'asksForHelp'
          ? ['met', 'notMet']
          : ['met', 'notMet', 'unknown'];
      expect([kind, states]).toEqual([kind, expected]);
    }
  });

  test('says what it asks in words for everybody', () => {
    const texts = table.map(([condition]) => conditionText(condition));
    expect(texts).toContain('毕业 2 年内');
    expect(texts).toContain('生源地在上海、安徽（340100）');
    expect(texts.filter((text) => /undefined|null|[a-z]/.test(text))).toEqual([]);
    expect(texts.filter((text) => privateWordIn(text))).toEqual([]);
  });
});

describe('a policy', () => {
  const graduate = of({ studies: [study(2026)], outcome: 'flexible', birthDate: '2003-05-06' });

  test('fits when all conditions hold, is to be checked when one is unknown, and does not fit when one fails', () => {
    const flexible: PolicyCondition = { kind: 'flexiblyEmployed' };
    expect(matchPolicy([two, flexible], graduate, today).fit).toBe('fits');
    const paid: PolicyCondition = { kind: 'insurancePaid', months: 12 };
    expect(matchPolicy([two, flexible, paid], graduate, today).fit).toBe('check');
    const failed = matchPolicy([paid, { kind: 'selfEmployed' }, two], graduate, today);
    expect(failed.fit).toBe('not');
    expect(failed.conditions.map(({ state }) => state)).toEqual(['unknown', 'notMet', 'met']);
    expect(matchPolicy([], graduate, today).fit).toBe('fits');
  });

  test('decided by an office is never fitting because of a register: the register only hints', () => {
    const conditions: PolicyCondition[] = [
      { kind: 'graduatesThisYear' },
      { kind: 'recognised', text: '属于补贴通知列明的对象' },
    ];
    expect(matchPolicy(conditions, graduate, today)).toMatchObject({ fit: 'check', hint: false });
    expect(matchPolicy(conditions, { ...graduate, listed: true }, today)).toMatchObject({
      fit: 'check',
      hint: true,
    });
    const other = { ...graduate, listed: true, studies: [study(2020)] };
    expect(matchPolicy(conditions, other, today)).toMatchObject({ fit: 'not', hint: false });
    expect(matchPolicy([two], { ...graduate, listed: true }, today).hint).toBe(false);
  });

  test('stored with a condition nobody reads any more is left to be asked about, never silently fitting', () => {
    const conditions = readConditions([{ kind: 'graduatedWithin', years: 2 }, { kind: 'moonPhase' }]);
    expect(conditions[1]).toEqual({ kind: 'confirm', text: '有一条写法变了，到窗口问清楚' });
    expect(matchPolicy(conditions, graduate, today).fit).toBe('check');
  });
});

test('months are counted back by the calendar, the last of a month stays the last', () => {
  expect(monthsBefore('2026-08-11', 12)).toBe('2025-08-11');
  expect(monthsBefore('2026-03-31', 1)).toBe('2026-02-28');
  expect(monthsBefore('2024-03-31', 1)).toBe('2024-02-29');
  expect(monthsBefore('2026-01-15', 2)).toBe('2025-11-15');
});

describe('the samples a district starts from', () => {
  test('cover 技保公创 and job-seeking, each with its law or notice, marked to be checked', () => {
    expect(samplePolicies.length).toBeGreaterThanOrEqual(10);
    expect(new Set(samplePolicies.map(({ key }) => key)).size).toBe(samplePolicies.length);
    const categories = new Set(samplePolicies.map(({ category }) => category));
    for (const each of ['skill', 'insurance', 'publicWelfare', 'startUp', 'jobSeeking'] as const) {
      expect(categories).toContain(each);
    }
    for (const { title, source, conditions, papers } of samplePolicies) {
      expect(source, title).toMatch(/《.+》|办法/);
      expect(source, title).toContain('以经办窗口当年的为准');
      expect(conditions.length, title).toBeGreaterThan(0);
      expect(papers.length, title).toBeGreaterThan(0);
      for (const condition of conditions) expect(PolicyConditionSchema.parse(condition)).toEqual(condition);
    }
  });

  test('the city’s job-seeking and start-up allowances name the office that decides', () => {
    for (const key of ['sh-job-seeking-allowance', 'sh-startup-allowance']) {
      const sample = samplePolicies.find((each) => each.key === key);
      expect(sample?.conditions.map(({ kind }) => kind)).toContain('recognised');
    }
  });

  test('hold no word that is not for everybody', () => {
    const words = JSON.stringify(samplePolicies);
    expect(hardshipWords.filter((word) => words.includes(word))).toEqual([]);
    expect(privateWordIn(words)).toBeNull();
    expect(hardshipWords.map((word) => privateWordIn(`领 ${word} 的人`))).toEqual([...hardshipWords]);
  });
});
