import { conditionText, type PolicyCondition } from './policy-conditions.ts';
import type { PolicyFacts } from './policy-facts.ts';
import { judgeCondition, type Verdict } from './policy-judge.ts';

/** How a policy fits a person: all conditions hold, some must be checked, at least one does not hold. */
export const policyFits = { fits: '合适', check: '要先核对', not: '不符合' } as const;
export type PolicyFit = keyof typeof policyFits;

export interface JudgedCondition extends Verdict {
  /** What the condition asks. */
  text: string;
}

export interface PolicyMatch {
  fit: PolicyFit;
  conditions: JudgedCondition[];
  /** The office decides who belongs and a union's register hints at it; for union workers only. */
  hint: boolean;
}

/** How many conditions are left to check: whoever has fewer comes first. */
export function unknowns({ conditions }: Pick<PolicyMatch, 'conditions'>): number {
  return conditions.filter(({ state }) => state === 'unknown').length;
}

/** Asks every condition of a policy; none of them hides another. */
export function matchPolicy(
  conditions: readonly PolicyCondition[],
  facts: PolicyFacts,
  today: string,
): PolicyMatch {
  const judged = conditions.map((condition) => ({
    text: conditionText(condition),
    ...judgeCondition(condition, facts, today),
  }));
  const fit = judged.some(({ state }) => state === 'notMet')
    ? 'not'
    : judged.some(({ state }) => state === 'unknown')
      ? 'check'
      : 'fits';
  const decidedElsewhere = conditions.some(({ kind }) => kind === 'recognised');
  return { fit, conditions: judged, hint: facts.listed && decidedElsewhere && fit !== 'not' };
}
