import type { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import { referralDays } from '@sunshine/contract/applications/referral-vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { findLiveApplication, holdPositionToApply } from '@sunshine/db/queries/applications/apply.ts';
import { keepsCompanyOut } from '@sunshine/db/queries/applications/company-blocks.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { insertReferral } from '@sunshine/db/queries/applications/referrals.ts';
import { findGraduate } from '@sunshine/db/queries/households/graduates.ts';
import { audit } from '../../../audit.ts';
import { addDays } from '../../../clock.ts';
import type { Context } from '../../../context.ts';
import { notifyGraduate } from '../../../notify-graduate.ts';
import { refusal } from '../../../refusal.ts';
import { takesApplications } from '../preview-application.ts';
import { spokenDay } from '../spoken-time.ts';
import { ownReferralAddress } from './referral-rules.ts';

type Route = typeof referralRoutes.proposeReferral;

/** Proposes a position to a graduate of the scope; nothing goes to the company before the graduate agrees. */
export async function proposeReferral(
  ctx: Context,
  { personId, positionId, note }: Input<Route>,
): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('referral.write');
  const { accountId } = ctx.policy.require('referral.write');
  return ctx.transaction(async (tx) => {
    await lockGraduate(tx, personId);
    const graduate = await findGraduate(tx, scope, personId);
    if (!graduate) throw refusal('graduate.notFound');
    const position = await holdPositionToApply(tx, positionId);
    if (!position || !takesApplications(position, ctx.today())) throw refusal('referral.positionNotOpen');
    if (await findLiveApplication(tx, personId, positionId)) throw refusal('referral.alreadyApplied');
    if (await keepsCompanyOut(tx, personId, position.companyId)) throw refusal('referral.companyBlocked');

    const [id, { unionId }] = [ctx.id(), graduate];
    const answerUntil = addDays(ctx.today(), referralDays.toAnswer);
    const askedAt = ctx.now();
    await insertReferral(tx, {
      id,
      personId,
      positionId,
      unionId,
      note,
      referredBy: accountId,
      askedAt,
      answerUntil,
    });
    await notifyGraduate(tx, personId, {
      topic: 'matching',
      about: `referral-asked:${id}`,
      title: `工会老师给你推荐：${position.title}`,
      body: `${position.companyName}。${note ? `${note} ` : ''}同意了才会投出去，${spokenDay(answerUntil)}前说一声。`,
      href: ownReferralAddress,
    });
    await audit(
      ctx,
      tx,
      'referral.propose',
      { type: 'referral', id, unionId },
      {
        permission: 'referral.write',
        detail: { positionId },
      },
    );
    return { id, state: 'asked' };
  });
}
