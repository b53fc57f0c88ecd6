import type { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { findReferral, moveReferral } from '@sunshine/db/queries/applications/referrals.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { requireUnanswered, tellCaseworker } from './referral-rules.ts';

type Route = typeof referralRoutes.declineReferral;

/** The graduate does not want this one; the union reads why. */
export async function declineReferral(ctx: Context, { id, reason }: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('graduate.own');
  return ctx.transaction(async (tx) => {
    await lockGraduate(tx, personId);
    const referral = await findReferral(tx, { personId }, id, { lock: true });
    if (!referral) throw refusal('referral.notFound');
    requireUnanswered(referral, 'declined', 'graduate', ctx.today());
    const at = ctx.now();
    await moveReferral(tx, id, 'declined', { answeredAt: at, settledAt: at, reason });
    await tellCaseworker(tx, referral, {
      what: 'declined',
      title: '本人没有同意推荐',
      body: `原因：${reason}`,
    });
    const subject = { type: 'referral', id, unionId: referral.unionId };
    await audit(ctx, tx, 'referral.decline', subject, { permission: 'graduate.own', reason });
    return { id, state: 'declined' };
  });
}
