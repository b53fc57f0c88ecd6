import type { policyRoutes } from '@sunshine/contract/benefits/policy-routes.ts';
import { policySteps } from '@sunshine/contract/benefits/policy-status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { setPolicy } from '@sunshine/db/queries/benefits/policies.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { requireStep } from '../../steps.ts';
import { lockedPolicy } from './change-policy.ts';
import { toldPolicy } from './policy-catalogue.ts';

type Route = typeof policyRoutes.retirePolicy;

/** Takes a policy out of use (停用); applications under way go on, grants stay as they are. */
export async function retirePolicy(ctx: Context, { id, reason }: Input<Route>): Promise<Reply<Route>> {
  ctx.policy.require('policy.manage');
  return ctx.transaction(async (tx) => {
    const policy = await lockedPolicy(tx, { id });
    requireStep(policySteps, policy.state, 'retired', ctx.policy.roleFor('policy.manage'));
    await setPolicy(tx, id, { state: 'retired', updatedAt: ctx.now() });
    await audit(
      ctx,
      tx,
      'policy.retire',
      { type: 'policy', id },
      { permission: 'policy.manage', reason, detail: { title: policy.title } },
    );
    return toldPolicy(tx, id);
  });
}
