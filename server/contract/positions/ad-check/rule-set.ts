import { discriminationRules } from './discrimination-rules.ts';
import { figureRules } from './figure-rules.ts';
import { moneyRules } from './money-rules.ts';
import { categoryMedians, minimumWages } from './pay-figures.ts';
import type { RuleHead, WordRule } from './rule.ts';
import { wordingRules } from './wording-rules.ts';

export const wordRules: readonly WordRule[] = [...discriminationRules, ...moneyRules, ...wordingRules];
/** Every rule of the job-ad check (职位合规检查), its wordings over time included. */
export const adRules: readonly RuleHead[] = [...wordRules, ...figureRules];

/** Of each rule the newest wording that holds on a day; one that does not hold yet is left out. */
export function rulesOn<Rule extends RuleHead>(rules: readonly Rule[], day: string): Rule[] {
  const newest = new Map<string, Rule>();
  for (const rule of rules) {
    if (rule.from > day) continue;
    const known = newest.get(rule.rule);
    if (!known || rule.version > known.version) newest.set(rule.rule, rule);
  }
  return [...newest.values()];
}

const dated: readonly { readonly from: string }[] = [...adRules, ...minimumWages, ...categoryMedians];

/** Name of the whole set on a day: the month of its latest change, `2026-11`. Kept with a position when it is checked. */
export function rulesVersionOn(day: string): string {
  const days = dated.map(({ from }) => from).filter((from) => from <= day);
  return days.reduce((latest, from) => (from > latest ? from : latest), '2023-07-01').slice(0, 7);
}
