import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockAllowance } from '@sunshine/db/queries/benefits/move-allowance.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { moveAllowance } from './move-allowance.ts';
import { ownAllowanceReply } from './own-allowance-reply.ts';

type Route = typeof allowanceRoutes.withdrawOwnAllowance;

/** The graduate takes the own application back, as long as nothing is paid. */
export async function withdrawOwnAllowance(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const { accountId, personId } = ctx.policy.require('benefit.own');
  await ctx.transaction(async (tx) => {
    const allowance = await lockAllowance(tx, { personId }, id);
    if (!allowance) throw refusal('allowance.notFound');
    const patch = { reason: '本人撤回' };
    await moveAllowance(ctx, tx, allowance, { to: 'withdrawn', by: 'graduate', accountId, patch });
    const subject = { type: 'allowance', id, unionId: allowance.unionId };
    await audit(ctx, tx, 'allowance.withdraw', subject, { permission: 'benefit.own' });
  });
  return ownAllowanceReply(ctx, personId, id);
}
