import type { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockApplication, lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { findReferral, moveReferral } from '@sunshine/db/queries/applications/referrals.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { assembleResume } from '../resume.ts';
import { sendApplication } from '../send-application.ts';
import { requireUnanswered, tellCaseworker } from './referral-rules.ts';

type Route = typeof referralRoutes.agreeToReferral;

/**
 * The graduate agrees to this one application: the résumé they looked at goes out the way every other does, and the
 * consent is kept with its time. A second click finds the first agreement and changes nothing.
 */
export async function agreeToReferral(
  ctx: Context,
  { id, resumeUpdatedAt }: Input<Route>,
): Promise<Reply<Route>> {
  const { personId, accountId } = ctx.policy.require('graduate.own');
  return ctx.transaction(async (tx) => {
    await lockGraduate(tx, personId);
    const referral = await findReferral(tx, { personId }, id, { lock: true });
    if (!referral) throw refusal('referral.notFound');
    if (referral.state === 'agreed' && referral.applicationId) {
      return { id, state: 'agreed', applicationId: referral.applicationId };
    }
    requireUnanswered(referral, 'agreed', 'graduate', ctx.today());
    const { updatedAt } = await assembleResume(ctx, tx, personId);
    if (updatedAt !== resumeUpdatedAt) throw refusal('referral.resumeChanged');

    const { positionId } = referral;
    const permission = 'graduate.own';
    const sent = await sendApplication(ctx, tx, { personId, accountId, positionId, message: '', permission });
    // What the graduate had sent alone meanwhile is held, so that it is not withdrawn under our hands.
    if (!sent.created) await lockApplication(tx, { personId }, sent.id);
    await moveReferral(tx, id, 'agreed', {
      answeredAt: ctx.now(),
      consentWay: 'site',
      applicationId: sent.id,
    });
    const told = { what: 'agreed', title: '本人同意了推荐', body: '简历已经投给单位，进展在“推荐”里看。' };
    await tellCaseworker(tx, referral, told);
    const subject = { type: 'referral', id, unionId: referral.unionId };
    await audit(ctx, tx, 'referral.agree', subject, { permission, detail: { applicationId: sent.id } });
    return { id, state: 'agreed', applicationId: sent.id };
  });
}
