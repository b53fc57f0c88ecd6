import { figureRules } from './figure-rules.ts';
import type { AdField, AdFinding, AdLevel } from './finding.ts';
import { type Normalised, normalise } from './normalise.ts';
import { minimumWageOn } from './pay-figures.ts';
import { type AdPay, checkPay, filled, minimumApplies } from './pay-rules.ts';
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
type AdTextField = (typeof texts)[number];

/** Checks an ad as of a day: what must change first, then what to look at, then what is fine to write. */
export function checkAd(ad: Ad, day: string): AdFinding[] {
  const spoken = rulesOn(wordRules, day);
  const reckoned = rulesOn<RuleHead>(figureRules, day);
  const words = texts.flatMap((field) => checkText(field, ad[field], spoken));
  const said = texts.flatMap((field) => checkProbationPay(field, ad, day, reckoned));
  return [...words, ...said, ...checkLength(ad.duties, reckoned), ...checkPay(ad, day, reckoned)].sort(
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

function finding(rule: RuleHead, field: AdField, typed: string, text: Normalised, span: Span): AdFinding {
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

/** 试用期月薪2000元: the minimum holds for a probation too (劳动合同法第二十条); days of it and pay by the day are no amounts. */
const probationPay =
  /试用期间?的?(?:(?:月薪|月?工资|薪资|待遇|底薪)(?:为|是|:)?(?:每月)?(\d{3,5})|(?:为|是|:)?(?:每月)?(\d{3,5})(?=元))(?!\d|元?[/每一]?[天日时])/gu;

function checkProbationPay(field: AdTextField, ad: Ad, day: string, rules: readonly RuleHead[]): AdFinding[] {
  const head = rules.find(({ rule }) => rule === 'minimumWage');
  if (!head || !minimumApplies(ad)) return [];
  const text = normalise(ad[field]);
  const least = minimumWageOn(day);
  return [...text.text.matchAll(probationPay)]
    .filter((match) => Number(match[1] ?? match[2]) < least)
    .map((match) => {
      const span = { start: match.index, end: match.index + match[0].length };
      const sentence = filled(head.sentence, { 单位: '每月', 标准: String(least) });
      return finding({ ...head, sentence }, field, ad[field], text, span);
    });
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
