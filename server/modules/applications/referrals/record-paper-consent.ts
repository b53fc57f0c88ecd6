import type { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { readPositionToApply } from '@sunshine/db/queries/applications/apply.ts';
import { keepsCompanyOut } from '@sunshine/db/queries/applications/company-blocks.ts';
import { lockApplication, lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { findReferral, moveReferral } from '@sunshine/db/queries/applications/referrals.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { notifyGraduate } from '../../../notify-graduate.ts';
import { refusal } from '../../../refusal.ts';
import { sendApplication } from '../send-application.ts';
import { ownReferralAddress, requireUnanswered } from './referral-rules.ts';

type Route = typeof referralRoutes.recordPaperConsent;

/** The graduate agreed on paper that the union keeps: the union applies on their behalf, and they are told. */
export async function recordPaperConsent(
  ctx: Context,
  { id, evidence }: Input<Route>,
): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('referral.write');
  const { accountId } = ctx.policy.require('referral.write');
  return ctx.transaction(async (tx) => {
    const seen = await findReferral(tx, { scope }, id);
    if (!seen) throw refusal('referral.notFound');
    const { personId, positionId, unionId } = seen;
    await lockGraduate(tx, personId);
    const referral = await findReferral(tx, { scope }, id, { lock: true });
    if (!referral) throw refusal('referral.notFound');
    requireUnanswered(referral, 'agreed', 'caseworker', ctx.today());
    const position = await readPositionToApply(tx, positionId);
    if (position && (await keepsCompanyOut(tx, personId, position.companyId))) {
      throw refusal('referral.companyBlocked');
    }
    const permission = 'referral.write';
    const sent = await sendApplication(ctx, tx, { personId, accountId, positionId, message: '', permission });
    if (!sent.created) await lockApplication(tx, { personId }, sent.id);
    await moveReferral(tx, id, 'agreed', {
      answeredAt: ctx.now(),
      consentWay: 'paper',
      consentEvidence: evidence,
      applicationId: sent.id,
    });
    await notifyGraduate(tx, personId, {
      topic: 'application',
      about: `referral-paper:${id}`,
      title: `按你的书面同意投了：${position?.title ?? ''}`,
      body: '不想投了，随时可以收回。',
      href: ownReferralAddress,
    });
    await audit(
      ctx,
      tx,
      'referral.agreeOnPaper',
      { type: 'referral', id, unionId },
      {
        permission,
        detail: { applicationId: sent.id },
      },
    );
    return { id, state: 'agreed' };
  });
}
