import { companySizes } from '../companies/vocabulary.ts';
import { degreeLevels, type OutcomeKind, outcomeKinds } from '../households/vocabulary.ts';
import { keysOf } from '../shared/labels.ts';
import {
  type ConditionOf,
  type PolicyCondition,
  type PolicyConditionKind,
  placesOf,
} from './policy-conditions.ts';
import { ageOn, dayText, degreeHeld, latestStudy, monthsBefore } from './policy-dates.ts';
import type { PolicyFacts } from './policy-facts.ts';

/** Whether one condition holds, with a sentence why; for `unknown` the sentence says what to check. */
export interface Verdict {
  state: 'met' | 'notMet' | 'unknown';
  sentence: string;
}
const met = (sentence: string): Verdict => ({ state: 'met', sentence });
const notMet = (sentence: string): Verdict => ({ state: 'notMet', sentence });
const unknown = (sentence: string): Verdict => ({ state: 'unknown', sentence });

type Judge<Kind extends PolicyConditionKind> = (
  condition: ConditionOf<Kind>,
  facts: PolicyFacts,
  today: string,
) => Verdict;

const judges: { readonly [Kind in PolicyConditionKind]: Judge<Kind> } = {
  graduatedWithin({ years }, facts, today) {
    const study = latestStudy(facts, today);
    if (!study) return unknown('毕业年份没有登记，看毕业证上的日期。');
    const { graduationYear: year } = study;
    if (study.state === 'postponed') return unknown(`${year} 年的毕业延期了，拿到毕业证再看。`);
    const passed = Number(today.slice(0, 4)) - year;
    if (passed < 0) return notMet(`${year} 年才毕业。`);
    if (passed < years) return met(`${year} 年毕业，在毕业 ${years} 年内。`);
    if (passed > years) return notMet(`${year} 年毕业，已经超过 ${years} 年。`);
    return unknown(`${year} 年毕业，刚好第 ${years} 年：看毕业证上的日期，满 ${years} 年前要办。`);
  },
  graduatesThisYear(_, { studies }, today) {
    const thisYear = Number(today.slice(0, 4));
    const counted = studies.filter(({ state }) => state !== 'dropped');
    if (counted.length === 0) return unknown('毕业年份没有登记，看毕业证上的日期。');
    const study = counted.find(({ graduationYear }) => graduationYear === thisYear);
    if (study?.state === 'postponed') return unknown('今年的毕业延期了，拿到毕业证再看。');
    if (study) return met('今年毕业。');
    const years = counted.map(({ graduationYear }) => graduationYear);
    return notMet(`${Math.max(...years)} 年毕业，不是今年。`);
  },
  degreeAtLeast({ degree }, facts, today) {
    const levels = keysOf(degreeLevels);
    const held = degreeHeld(facts, today);
    if (!held) {
      const study = latestStudy(facts, today);
      if (study?.state === 'onTrack') return notMet(`还在读${degreeLevels[study.degree]}，毕业后再看。`);
      return unknown('学历没有登记，看毕业证。');
    }
    const enough = levels.indexOf(held) >= levels.indexOf(degree);
    return enough
      ? met(`学历是${degreeLevels[held]}。`)
      : notMet(`学历是${degreeLevels[held]}，要${degreeLevels[degree]}及以上。`);
  },
  outcomeIn: ({ outcomes }, { outcome }) =>
    outcome === null || outcome === 'unknown'
      ? unknown('去向还没有登记，登记了再看。')
      : outcomes.includes(outcome)
        ? met(`去向是“${outcomeKinds[outcome].label}”。`)
        : notMet(`去向是“${outcomeKinds[outcome].label}”，不在这一项里。`),
  ageAtLeast({ years }, { birthDate }, today) {
    if (birthDate === null) return unknown(`出生日期没有登记，看身份证：要满 ${years} 岁。`);
    const age = ageOn(birthDate, today);
    return age >= years ? met(`满 ${age} 岁。`) : notMet(`${age} 岁，还不满 ${years} 岁。`);
  },
  ageAtMost({ years }, { birthDate }, today) {
    if (birthDate === null) return unknown(`出生日期没有登记，看身份证：不能超过 ${years} 岁。`);
    const age = ageOn(birthDate, today);
    return age <= years ? met(`${age} 岁，不超过 ${years} 岁。`) : notMet(`${age} 岁，超过 ${years} 岁。`);
  },
  certificateWithin({ months }, { certificateOn }, today) {
    if (certificateOn === null) return unknown(`这里没有证书记录，${months} 个月内发的证书就算。`);
    return certificateOn >= monthsBefore(today, months)
      ? met(`${dayText(certificateOn)}发的证书，在 ${months} 个月内。`)
      : notMet(`最近一张登记的证书是${dayText(certificateOn)}发的，超过 ${months} 个月。`);
  },
  selfEmployed: (_, facts) => outcomeIs(facts, 'selfEmployed', '去向还没有登记，办了营业执照在经营的就算。'),
  flexiblyEmployed: (_, facts) =>
    outcomeIs(facts, 'flexible', '去向还没有登记，在社区事务受理中心登记过灵活就业的就算。'),
  smallEmployer(_, facts) {
    if (!facts.employment) return withoutEmployer(facts, '问单位人事是不是小微企业。');
    const { size } = facts.employment;
    if (size === null) return unknown('单位规模没有登记，问单位人事是不是小微企业。');
    if (size === 'from100') return unknown(`单位${companySizes[size]}，是不是小微企业要看行业，问单位人事。`);
    return size === 'under20' || size === 'from20'
      ? met(`单位${companySizes[size]}，一般算小微企业。`)
      : notMet(`单位${companySizes[size]}，不是小微企业。`);
  },
  publicWelfarePost(_, facts) {
    if (!facts.employment) return withoutEmployer(facts, '看劳动合同上写没写公益性岗位。');
    const { kind } = facts.employment;
    if (kind === null) return unknown('岗位类型没有登记，看劳动合同上写没写公益性岗位。');
    return kind === 'publicWelfare' ? met('在公益性岗位上班。') : notMet('在岗的不是公益性岗位。');
  },
  inTraineeship(_, { traineeship }) {
    if (!traineeship) return unknown('这里没有见习记录，在见习基地见习的就算。');
    return traineeship.endedOn === null
      ? met(`${dayText(traineeship.startOn)}起在见习。`)
      : notMet(`见习到${dayText(traineeship.endedOn)}结束了。`);
  },
  originIn: ({ divisions }, { placeOfOrigin }) =>
    inPlaces('生源地', placeOfOrigin, divisions, '看高考报名地。'),
  studiedIn: ({ divisions }, facts, today) =>
    inPlaces('学校', latestStudy(facts, today)?.campusDivision ?? null, divisions, '看毕业证上的学校。'),
  insurancePaid: ({ months }) => unknown(`社保有没有缴满 ${months} 个月，在“随申办”或社保窗口查一下。`),
  asksForHelp: (_, { needOpen }) =>
    needOpen ? met('已经请工会帮忙找工作。') : notMet('还没有请工会帮忙找工作。'),
  recognised: () => unknown('以经办窗口的认定为准，工会登记过不等于符合。'),
  confirm: () => unknown('这一条我们不掌握，自己确认一下。'),
};

export function judgeCondition(condition: PolicyCondition, facts: PolicyFacts, today: string): Verdict {
  // The table is keyed by the kind, so the entry takes exactly this condition.
  const judge = judges[condition.kind] as (c: PolicyCondition, f: PolicyFacts, today: string) => Verdict;
  return judge(condition, facts, today);
}

function outcomeIs({ outcome }: PolicyFacts, kind: OutcomeKind, check: string): Verdict {
  if (outcome === null || outcome === 'unknown') return unknown(check);
  const now = `去向是“${outcomeKinds[outcome].label}”`;
  return outcome === kind ? met(`${now}。`) : notMet(`${now}，不是“${outcomeKinds[kind].label}”。`);
}

const employedKinds: readonly OutcomeKind[] = [
  'agreement',
  'contract',
  'otherEmployment',
  'researchAssistant',
  'grassrootsProject',
];

/** Without a known employer: who is registered as employed can ask there, who is not has none. */
function withoutEmployer({ outcome }: PolicyFacts, check: string): Verdict {
  if (outcome === null || outcome === 'unknown') return unknown(`在哪里上班没有登记，${check}`);
  return employedKinds.includes(outcome)
    ? unknown(`单位的情况没有登记，${check}`)
    : notMet('没有登记在单位上班。');
}

function inPlaces(what: string, code: string | null, divisions: readonly string[], check: string): Verdict {
  if (code === null) return unknown(`${what}没有登记，${check}`);
  const place = placesOf([code.slice(0, 6)]);
  return divisions.some((prefix) => code.startsWith(prefix))
    ? met(`${what}在${place}。`)
    : notMet(`${what}在${place}，不在${placesOf(divisions)}。`);
}
