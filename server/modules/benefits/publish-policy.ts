import { readConditions } from '@sunshine/contract/benefits/policy-conditions.ts';
import type { policyRoutes } from '@sunshine/contract/benefits/policy-routes.ts';
import { policySteps } from '@sunshine/contract/benefits/policy-status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { setPolicy } from '@sunshine/db/queries/benefits/policies.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requireStep } from '../../steps.ts';
import { lockedPolicy } from './change-policy.ts';
import { toldPolicy } from './policy-catalogue.ts';
import { requirePublicWords } from './policy-rules.ts';

type Route = typeof policyRoutes.publishPolicy;

/** Publishes a draft or takes up a retired policy again: everybody reads it, and it is matched from now on. */
export async function publishPolicy(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  ctx.policy.require('policy.manage');
  return ctx.transaction(async (tx) => {
    const policy = await lockedPolicy(tx, input);
    requireStep(policySteps, policy.state, 'published', ctx.policy.roleFor('policy.manage'));
    if (policy.validUntil !== null && policy.validUntil < ctx.today()) throw refusal('policy.over');
    requirePublicWords({ ...policy, conditions: readConditions(policy.conditions) });
    await setPolicy(tx, policy.id, { state: 'published', updatedAt: ctx.now() });
    await audit(
      ctx,
      tx,
      'policy.publish',
      { type: 'policy', id: policy.id },
      { permission: 'policy.manage', detail: { title: policy.title } },
    );
    return toldPolicy(tx, policy.id);
  });
}
