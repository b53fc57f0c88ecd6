import type { policyRoutes } from '@sunshine/contract/benefits/policy-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { readPolicyInUse } from '@sunshine/db/queries/benefits/policies.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { publicPolicy } from './policy-replies.ts';

type Route = typeof policyRoutes.readPublicPolicy;

/** One policy in use: conditions, papers, where to go; a draft or a retired one is missing. */
export async function readPublicPolicy(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const policy = await readPolicyInUse(ctx.db, id, ctx.today());
  if (!policy) throw refusal('policy.notFound');
  return publicPolicy(policy);
}
