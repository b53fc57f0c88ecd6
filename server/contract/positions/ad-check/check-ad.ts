import { discriminationRules } from './discrimination-rules.ts';
import type { AdField, AdFinding, AdLevel } from './finding.ts';
import { moneyRules } from './money-rules.ts';
import { type Normalised, normalise } from './normalise.ts';
import { type AdPay, checkPay } from './pay-rules.ts';
import type { WordRule } from './rule.ts';
import { wordingRules } from './wording-rules.ts';

/** What the check reads of a posting. */
export interface Ad extends AdPay {
  title: string;
  duties: string;
  conditions: string;
}

export const wordRules: readonly WordRule[] = [...discriminationRules, ...moneyRules, ...wordingRules];
/** Duties shorter than this say too little. */
export const shortestDuties = 30;

const order: Record<AdLevel, number> = { block: 0, warn: 1, fine: 2 };
const texts = ['title', 'duties', 'conditions'] as const satisfies readonly AdField[];

/** Checks an ad as of a day: what must change first, then what to look at, then what is fine to write. */
export function checkAd(ad: Ad, day: string): AdFinding[] {
  const words = texts.flatMap((field) => checkText(field, ad[field]));
  return [...words, ...checkLength(ad.duties), ...checkPay(ad, day)].sort(
    (a, b) => order[a.level] - order[b.level],
  );
}

function checkText(field: AdField, typed: string): AdFinding[] {
  const text = normalise(typed);
  return wordRules
    .filter(({ fields }) => fields.includes(field))
    .flatMap((rule) => spansOf(rule, text.text).map((span) => finding(rule, field, typed, text, span)));
}

interface Span {
  start: number;
  end: number;
}

/** Where a rule holds: its matches outside of allowed phrases, overlapping ones joined. */
function spansOf({ find, allow }: WordRule, text: string): Span[] {
  const allowed = allow.flatMap((pattern) => matches(pattern, text));
  const found = find
    .flatMap((pattern) => matches(pattern, text))
    .filter((span) => !allowed.some((fine) => fine.start < span.end && span.start < fine.end))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const joined: Span[] = [];
  for (const span of found) {
    const last = joined.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined;
}

function matches(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)]
    .filter(([words]) => words.length > 0)
    .map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

function finding(rule: WordRule, field: AdField, typed: string, text: Normalised, span: Span): AdFinding {
  const start = text.from[span.start] ?? 0;
  const end = text.to[span.end - 1] ?? typed.length;
  const quote = typed.slice(start, end);
  const { level, law } = rule;
  return {
    rule: rule.rule,
    level,
    field,
    start,
    end,
    quote,
    sentence: rule.sentence.replace('{词}', quote),
    law,
  };
}

function checkLength(duties: string): AdFinding[] {
  const length = [...duties.replaceAll(/\s/g, '')].length;
  if (length >= shortestDuties) return [];
  const sentence = `岗位职责只有 ${length} 个字，写到 ${shortestDuties} 个字以上，应聘者才知道每天做什么。`;
  const quote = duties.slice(0, 20);
  return [
    {
      rule: 'shortDuties',
      level: 'warn',
      field: 'duties',
      start: 0,
      end: duties.length,
      quote,
      sentence,
      law: null,
    },
  ];
}
