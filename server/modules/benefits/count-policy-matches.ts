import { readConditions } from '@sunshine/contract/benefits/policy-conditions.ts';
import type { policyRoutes } from '@sunshine/contract/benefits/policy-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { readPolicy } from '@sunshine/db/queries/benefits/policies.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { matchScope } from './match-scope.ts';

type Route = typeof policyRoutes.countPolicyMatches;

/** How many graduates the conditions as they stand would fit: numbers for who writes them, nobody by name. */
export async function countPolicyMatches(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('policy.manage');
  const policy = await readPolicy(ctx.db, id);
  if (!policy) throw refusal('policy.notFound');
  const { counts, cut } = await matchScope(ctx, scope, readConditions(policy.conditions));
  return { ...counts, cut };
}
