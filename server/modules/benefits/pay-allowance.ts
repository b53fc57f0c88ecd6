import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockAllowance } from '@sunshine/db/queries/benefits/move-allowance.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { allowanceDetail } from './allowance-replies.ts';
import { payOne } from './pay-one.ts';

type Route = typeof allowanceRoutes.payAllowance;

/** The payer says on which day the money went, with the number of the bank's receipt. */
export async function payAllowance(
  ctx: Context,
  { id, paidOn, receipt }: Input<Route>,
): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('allowance.pay');
  await ctx.transaction(async (tx) => {
    const allowance = await lockAllowance(tx, { scope }, id);
    if (!allowance) throw refusal('allowance.notFound');
    await payOne(ctx, tx, allowance, { paidOn, receipt });
    const subject = { type: 'allowance', id, unionId: allowance.unionId };
    await audit(ctx, tx, 'allowance.pay', subject, {
      permission: 'allowance.pay',
      detail: { paidOn, receipt, amountFen: String(allowance.amountFen) },
    });
  });
  return allowanceDetail(ctx, scope, id);
}
