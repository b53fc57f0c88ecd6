import { figureRules } from './figure-rules.ts';
import type { AdField, AdFinding, AdLevel } from './finding.ts';
import { type Normalised, normalise } from './normalise.ts';
import { type AdPay, checkPay, filled } from './pay-rules.ts';
import type { RuleHead, WordRule } from './rule.ts';
import { rulesOn, wordRules } from './rule-set.ts';

/** What the check reads of a posting. */
export interface Ad extends AdPay {
  title: string;
  duties: string;
  conditions: string;
}

/** Duties shorter than this say too little. */
export const shortestDuties = 30;

const order: Record<AdLevel, number> = { block: 0, warn: 1, fine: 2 };
const texts = ['title', 'duties', 'conditions'] as const satisfies readonly AdField[];

/** Checks an ad as of a day: what must change first, then what to look at, then what is fine to write. */
export function checkAd(ad: Ad, day: string): AdFinding[] {
  const spoken = rulesOn(wordRules, day);
  const reckoned = rulesOn<RuleHead>(figureRules, day);
  const words = texts.flatMap((field) => checkText(field, ad[field], spoken));
  return [...words, ...checkLength(ad.duties, reckoned), ...checkPay(ad, day, reckoned)].sort(
    (a, b) => order[a.level] - order[b.level],
  );
}

function checkText(field: AdField, typed: string, rules: readonly WordRule[]): AdFinding[] {
  const text = normalise(typed);
  return rules
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

function checkLength(duties: string, rules: readonly RuleHead[]): AdFinding[] {
  const length = [...duties.replaceAll(/\s/g, '')].length;
  const head = rules.find(({ rule }) => rule === 'shortDuties');
  if (!head || length >= shortestDuties) return [];
  const { rule, level, law } = head;
  const sentence = filled(head.sentence, { 字数: String(length), 标准: String(shortestDuties) });
  return [
    {
      rule,
      level,
      field: 'duties',
      start: 0,
      end: duties.length,
      quote: duties.slice(0, 20),
      sentence,
      law,
    },
  ];
}
