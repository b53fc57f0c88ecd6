import type { policyApplicationRoutes } from '@sunshine/contract/benefits/policy-application-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { readPolicy } from '@sunshine/db/queries/benefits/policies.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { requirePolicyApplication, requireStepDay, takePolicyStep } from './move-policy-application.ts';
import { tellAboutPolicy } from './policy-notice.ts';

type Route = typeof policyApplicationRoutes.rejectPolicyApplication;

/** Records that the office refused, with its reason; the graduate reads it and may begin anew. */
export async function rejectPolicyApplication(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('benefit.write');
  const { id, decidedOn, reason } = input;
  return ctx.transaction(async (tx) => {
    const application = await requirePolicyApplication(tx, { scope }, id);
    const { appliedOn, personId, unionId, policyId } = application;
    requireStepDay(ctx, 'decidedOn', decidedOn, { day: appliedOn, what: '递交的' });
    const moved = await takePolicyStep(ctx, tx, application, {
      to: 'rejected',
      by: 'caseworker',
      change: { decidedOn, reason },
    });
    const policy = await readPolicy(tx, policyId);
    await tellAboutPolicy(tx, personId, 'rejected', { id, title: policy?.title ?? '' });
    await audit(
      ctx,
      tx,
      'policyApplication.reject',
      { type: 'policyApplication', id, unionId },
      { permission: 'benefit.write', reason, detail: { decidedOn } },
    );
    return moved;
  });
}
