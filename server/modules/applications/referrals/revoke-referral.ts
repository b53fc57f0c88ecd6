import type { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import { openStates } from '@sunshine/contract/applications/status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockApplication, lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { findReferral } from '@sunshine/db/queries/applications/referrals.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { takeBack } from '../take-back.ts';
import { tellCaseworker } from './referral-rules.ts';

type Route = typeof referralRoutes.revokeReferral;

/**
 * Takes the consent back: the application is withdrawn and the company no longer sees the résumé, as with every other
 * withdrawn one. After its end there is nothing to take back. The application is held before the referral, in the order
 * in which a withdrawal holds them.
 */
export async function revokeReferral(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('graduate.own');
  return ctx.transaction(async (tx) => {
    await lockGraduate(tx, personId);
    const seen = await findReferral(tx, { personId }, id);
    if (!seen) throw refusal('referral.notFound');
    if (seen.state === 'revoked') return { id, state: 'revoked' };
    if (seen.state !== 'agreed' || !seen.applicationId) throw refusal('referral.notAgreed');
    const application = await lockApplication(tx, { personId }, seen.applicationId);
    const referral = await findReferral(tx, { personId }, id, { lock: true });
    if (referral?.state === 'revoked') return { id, state: 'revoked' };
    const open: readonly string[] = openStates;
    if (!application || !open.includes(application.state)) throw refusal('referral.applicationOver');
    await takeBack(ctx, tx, application, '');
    await tellCaseworker(tx, seen, { what: 'revoked', title: '本人收回了同意', body: '这份投递已经撤回。' });
    const subject = { type: 'referral', id, unionId: seen.unionId };
    await audit(ctx, tx, 'referral.revoke', subject, {
      permission: 'graduate.own',
      detail: { applicationId: application.id },
    });
    return { id, state: 'revoked' };
  });
}
