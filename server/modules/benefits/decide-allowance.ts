import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockAllowance } from '@sunshine/db/queries/benefits/move-allowance.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { allowanceDetail } from './allowance-replies.ts';
import { decideOne } from './decide-one.ts';

type Route = typeof allowanceRoutes.decideAllowance;

/** A reviewer approves an application, sends it back to be completed, or refuses it with the reason. */
export async function decideAllowance(ctx: Context, { id, to, reason }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('allowance.approve');
  await ctx.transaction(async (tx) => {
    const allowance = await lockAllowance(tx, { scope }, id);
    if (!allowance) throw refusal('allowance.notFound');
    await decideOne(ctx, tx, allowance, { to, reason });
    const subject = { type: 'allowance', id, unionId: allowance.unionId };
    await audit(ctx, tx, 'allowance.decide', subject, {
      permission: 'allowance.approve',
      ...(reason ? { reason } : {}),
      detail: { from: allowance.state, to },
    });
  });
  return allowanceDetail(ctx, scope, id);
}
