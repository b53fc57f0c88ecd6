import type { policyRoutes } from '@sunshine/contract/benefits/policy-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertPolicy } from '@sunshine/db/queries/benefits/policies.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { toldPolicy } from './policy-catalogue.ts';
import { requirePolicyDays } from './policy-rules.ts';

type Route = typeof policyRoutes.createPolicy;

/** Writes a policy as a draft: nobody outside sees it before it is published. */
export async function createPolicy(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  ctx.policy.require('policy.manage');
  requirePolicyDays(input);
  return ctx.transaction(async (tx) => {
    const id = ctx.id();
    await insertPolicy(tx, { ...input, id, key: `own-${id}`, updatedAt: ctx.now() });
    const { title, category } = input;
    await audit(
      ctx,
      tx,
      'policy.create',
      { type: 'policy', id },
      { permission: 'policy.manage', detail: { title, category } },
    );
    return toldPolicy(tx, id);
  });
}
