import type { policyApplicationRoutes } from '@sunshine/contract/benefits/policy-application-routes.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { readPolicy } from '@sunshine/db/queries/benefits/policies.ts';
import type { PolicyApplicationOwner } from '@sunshine/db/queries/benefits/policy-applications.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { requirePolicyApplication, requireStepDay, takePolicyStep } from './move-policy-application.ts';
import { tellAboutPolicy } from './policy-notice.ts';

type Own = typeof policyApplicationRoutes.handInOwnPolicyPapers;
type ForGraduate = typeof policyApplicationRoutes.handInPolicyPapers;

/** A graduate says that the papers are with the office. */
export async function handInOwnPolicyPapers(ctx: Context, input: Input<Own>): Promise<Reply<Own>> {
  const { personId } = ctx.policy.require('benefit.own');
  return ctx.transaction((tx) => handIn(ctx, tx, { personId }, input, 'benefit.own'));
}

/** A union worker records that the papers are with the office. */
export async function handInPolicyPapers(
  ctx: Context,
  input: Input<ForGraduate>,
): Promise<Reply<ForGraduate>> {
  const scope = ctx.policy.unionScope('benefit.write');
  return ctx.transaction((tx) => handIn(ctx, tx, { scope }, input, 'benefit.write'));
}

async function handIn(
  ctx: Context,
  tx: Transaction,
  owner: PolicyApplicationOwner,
  { id, appliedOn }: Input<Own>,
  permission: Permission,
): Promise<Reply<Own>> {
  const application = await requirePolicyApplication(tx, owner, id);
  requireStepDay(ctx, 'appliedOn', appliedOn, { day: null, what: '' });
  const by = 'personId' in owner ? 'graduate' : 'caseworker';
  const moved = await takePolicyStep(ctx, tx, application, { to: 'applied', by, change: { appliedOn } });
  if (by === 'caseworker') {
    const policy = await readPolicy(tx, application.policyId);
    await tellAboutPolicy(tx, application.personId, 'papers', { id, title: policy?.title ?? '' });
  }
  await audit(
    ctx,
    tx,
    'policyApplication.handIn',
    { type: 'policyApplication', id, unionId: application.unionId },
    { permission, detail: { appliedOn } },
  );
  return moved;
}
