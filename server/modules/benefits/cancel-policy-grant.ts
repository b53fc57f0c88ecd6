import type { grantRoutes } from '@sunshine/contract/benefits/grant-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { removeNeedOfService } from '@sunshine/db/queries/applications/settlement.ts';
import {
  lockGrantedPolicyApplication,
  lockOpenPolicyApplication,
} from '@sunshine/db/queries/benefits/policy-applications.ts';
import {
  cancelGrantRow,
  type LockedGrant,
  lockGrants,
  readGrantRow,
} from '@sunshine/db/queries/benefits/policy-grants.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { serviceNeedNotes } from '../../service-need.ts';
import { toldGrant } from './grant-replies.ts';
import { takePolicyStep } from './move-policy-application.ts';
import { tellAboutPolicy } from './policy-notice.ts';

type Route = typeof grantRoutes.cancelPolicyGrant;

/** Takes a mistaken grant out of the figures, with its reason; the application stands where it stood before. */
export async function cancelPolicyGrant(ctx: Context, { id, reason }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('benefit.write');
  return ctx.transaction(async (tx) => {
    const seen = await readGrantRow(tx, scope, id);
    if (!seen) throw refusal('policyGrant.notFound');
    await lockGraduate(tx, seen.personId);
    const [grant] = await lockGrants(tx, scope, [id]);
    if (!grant) throw refusal('policyGrant.notFound');
    if (grant.cancelledAt) throw refusal('policyGrant.alreadyCancelled');

    await cancelGrantRow(tx, id, { at: ctx.now(), reason });
    await removeNeedOfService(tx, {
      personId: grant.personId,
      openedOn: grant.grantedOn,
      at: grant.recordedAt,
      note: serviceNeedNotes.platform,
    });
    await reopenApplication(ctx, tx, grant, reason);
    await tellAboutPolicy(tx, grant.personId, 'grantCancelled', { id, title: grant.policyTitle });
    const row = await readGrantRow(tx, scope, id);
    if (!row) throw refusal('policyGrant.notFound');
    const subject = { type: 'policyGrant', id, unionId: grant.unionId };
    await audit(ctx, tx, 'policyGrant.cancel', subject, { permission: 'benefit.write', reason });
    return toldGrant(row);
  });
}

/** Back to gathering papers or to the office; where another application was opened meanwhile, this one ends. */
async function reopenApplication(
  ctx: Context,
  tx: Transaction,
  { applicationId, personId, policyId }: LockedGrant,
  reason: string,
): Promise<void> {
  const application = applicationId && (await lockGrantedPolicyApplication(tx, applicationId));
  if (!application) return;
  const another = await lockOpenPolicyApplication(tx, personId, policyId);
  const change = another ? { reason } : { decidedOn: null };
  const to = another ? 'withdrawn' : application.appliedOn ? 'applied' : 'preparing';
  await takePolicyStep(ctx, tx, application, { to, by: 'caseworker', change });
}
