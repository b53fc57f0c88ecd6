import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { cancelReturnRow, listReturns } from '@sunshine/db/queries/benefits/allowance-returns.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { allowanceDetail } from './allowance-replies.ts';
import { openNeedOfPayment, requirePaid } from './paid-allowance.ts';

type Route = typeof allowanceRoutes.cancelReturn;

/** A return entered by mistake no longer counts against the payment; it stays readable with the reason. */
export async function cancelReturn(
  ctx: Context,
  { id, returnId, reason }: Input<Route>,
): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('allowance.pay');
  await ctx.transaction(async (tx) => {
    const allowance = await requirePaid(ctx, tx, id);
    const known = (await listReturns(tx, id)).some((each) => each.id === returnId);
    if (!known || !(await cancelReturnRow(tx, returnId, { at: ctx.now(), reason }))) {
      throw refusal('allowance.returnNotFound');
    }
    await openNeedOfPayment(ctx, tx, allowance);
    const subject = { type: 'allowance', id, unionId: allowance.unionId };
    await audit(ctx, tx, 'allowance.cancelReturn', subject, {
      permission: 'allowance.pay',
      reason,
      detail: { return: returnId },
    });
  });
  return allowanceDetail(ctx, scope, id);
}
