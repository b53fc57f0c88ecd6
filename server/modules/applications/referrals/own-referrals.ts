import type { referralRoutes } from '@sunshine/contract/applications/referral-routes.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import { listReferrals } from '@sunshine/db/queries/applications/referrals.ts';
import type { Context } from '../../../context.ts';
import { assembleResume } from '../resume.ts';
import { receiptsOf, referralFacts } from './referral-replies.ts';

type Route = typeof referralRoutes.listOwnReferrals;

/** More than a person ever gets. */
const most = 100;

/** 工会推荐 to me: what waits for my answer first, and for each who saw what. */
export async function listOwnReferrals(ctx: Context): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('graduate.own');
  const rows = await listReferrals(ctx.db, { personId }, {}, { limit: most, offset: 0 });
  const receiptOf = await receiptsOf(
    ctx.db,
    rows.map(({ referral }) => referral.id),
  );
  const today = ctx.today();
  const items = rows.map((row) => ({
    ...referralFacts(row),
    unionName: row.unionName,
    referredBy: row.referredBy,
    open: row.position.state === 'published' && row.validUntil >= today && row.companyState === 'verified',
    receipt: receiptOf(row.referral.id),
  }));
  const waiting = items.filter(({ state, answerUntil }) => state === 'asked' && answerUntil >= today).length;
  return { items, waiting, resume: waiting > 0 ? await assembleResume(ctx, ctx.db, personId) : null };
}
