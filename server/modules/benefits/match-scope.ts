import type { PolicyCondition } from '@sunshine/contract/benefits/policy-conditions.ts';
import { matchPolicy, type PolicyFit, type PolicyMatch } from '@sunshine/contract/benefits/policy-matcher.ts';
import {
  candidateLimit,
  type FactsRow,
  listPolicyFacts,
} from '@sunshine/db/queries/benefits/policy-facts.ts';
import type { Context } from '../../context.ts';

export interface ScopeMatch {
  matches: (PolicyMatch & { person: FactsRow })[];
  counts: Record<PolicyFit, number>;
  /** More graduates than were looked at. */
  cut: boolean;
}

/** Asks conditions of every graduate of a scope, the latest leavers first. */
export async function matchScope(
  ctx: Context,
  scope: readonly string[],
  conditions: readonly PolicyCondition[],
): Promise<ScopeMatch> {
  const today = ctx.today();
  const facts = await listPolicyFacts(ctx.db, scope, today);
  const matches = facts
    .slice(0, candidateLimit)
    .map((person) => ({ person, ...matchPolicy(conditions, person, today) }));
  const counts = { fits: 0, check: 0, not: 0 };
  for (const { fit } of matches) counts[fit] += 1;
  return { matches, counts, cut: facts.length > candidateLimit };
}
