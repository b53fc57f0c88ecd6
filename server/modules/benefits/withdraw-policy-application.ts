import type { policyApplicationRoutes } from '@sunshine/contract/benefits/policy-application-routes.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { readPolicy } from '@sunshine/db/queries/benefits/policies.ts';
import type { PolicyApplicationOwner } from '@sunshine/db/queries/benefits/policy-applications.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { requirePolicyApplication, takePolicyStep } from './move-policy-application.ts';
import { tellAboutPolicy } from './policy-notice.ts';

type Own = typeof policyApplicationRoutes.withdrawOwnPolicyApplication;
type ForGraduate = typeof policyApplicationRoutes.withdrawPolicyApplication;

/** A graduate no longer wants it. */
export async function withdrawOwnPolicyApplication(ctx: Context, input: Input<Own>): Promise<Reply<Own>> {
  const { personId } = ctx.policy.require('benefit.own');
  return ctx.transaction((tx) => withdraw(ctx, tx, { personId }, input, 'benefit.own'));
}

/** A union worker ends it on behalf of the graduate, with a reason. */
export async function withdrawPolicyApplication(
  ctx: Context,
  input: Input<ForGraduate>,
): Promise<Reply<ForGraduate>> {
  const scope = ctx.policy.unionScope('benefit.write');
  return ctx.transaction((tx) => withdraw(ctx, tx, { scope }, input, 'benefit.write'));
}

async function withdraw(
  ctx: Context,
  tx: Transaction,
  owner: PolicyApplicationOwner,
  { id, reason }: Input<Own>,
  permission: Permission,
): Promise<Reply<Own>> {
  const application = await requirePolicyApplication(tx, owner, id);
  const by = 'personId' in owner ? 'graduate' : 'caseworker';
  const change = { decidedOn: ctx.today(), reason: reason || null };
  const moved = await takePolicyStep(ctx, tx, application, { to: 'withdrawn', by, change });
  if (by === 'caseworker') {
    const policy = await readPolicy(tx, application.policyId);
    await tellAboutPolicy(tx, application.personId, 'withdrawn', { id, title: policy?.title ?? '' });
  }
  await audit(
    ctx,
    tx,
    'policyApplication.withdraw',
    { type: 'policyApplication', id, unionId: application.unionId },
    { permission, ...(reason ? { reason } : {}) },
  );
  return moved;
}
