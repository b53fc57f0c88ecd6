import type { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { findReferral, moveReferral } from '@sunshine/db/queries/applications/referrals.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { requireUnanswered } from './referral-rules.ts';

type Route = typeof referralRoutes.cancelReferral;

/** The union takes back a proposal that nobody answered yet, with a reason that the graduate reads. */
export async function cancelReferral(ctx: Context, { id, reason }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('referral.write');
  return ctx.transaction(async (tx) => {
    const referral = await findReferral(tx, { scope }, id, { lock: true });
    if (!referral) throw refusal('referral.notFound');
    requireUnanswered(referral, 'cancelled', 'caseworker', ctx.today());
    await moveReferral(tx, id, 'cancelled', { settledAt: ctx.now(), reason });
    const subject = { type: 'referral', id, unionId: referral.unionId };
    await audit(ctx, tx, 'referral.cancel', subject, { permission: 'referral.write', reason });
    return { id, state: 'cancelled' };
  });
}
