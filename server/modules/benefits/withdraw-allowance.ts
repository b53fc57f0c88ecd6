import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockAllowance } from '@sunshine/db/queries/benefits/move-allowance.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { allowanceDetail } from './allowance-replies.ts';
import { moveAllowance } from './move-allowance.ts';

type Route = typeof allowanceRoutes.withdrawAllowance;

/** A caseworker takes an application back before it is paid, with the reason. */
export async function withdrawAllowance(ctx: Context, { id, reason }: Input<Route>): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('benefit.write');
  const scope = ctx.policy.unionScope('benefit.write');
  await ctx.transaction(async (tx) => {
    const allowance = await lockAllowance(tx, { scope }, id);
    if (!allowance) throw refusal('allowance.notFound');
    await moveAllowance(ctx, tx, allowance, {
      to: 'withdrawn',
      by: 'caseworker',
      accountId,
      note: reason,
      patch: { reason },
      news: 'withdrawn',
    });
    const subject = { type: 'allowance', id, unionId: allowance.unionId };
    await audit(ctx, tx, 'allowance.withdraw', subject, { permission: 'benefit.write', reason });
  });
  return allowanceDetail(ctx, scope, id);
}
