import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { listReturns } from '@sunshine/db/queries/benefits/allowance-returns.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { allowanceDetail } from './allowance-replies.ts';
import { moveAllowance } from './move-allowance.ts';
import { removeNeedOfPayment, requirePaid } from './paid-allowance.ts';

type Route = typeof allowanceRoutes.undoPayment;

/** A transfer that did not go through, or was recorded by mistake: the allowance waits to be paid again. */
export async function undoPayment(ctx: Context, { id, reason }: Input<Route>): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('allowance.pay');
  const scope = ctx.policy.unionScope('allowance.pay');
  await ctx.transaction(async (tx) => {
    const allowance = await requirePaid(ctx, tx, id);
    if ((await listReturns(tx, id)).some(({ cancelledAt }) => cancelledAt === null)) {
      throw refusal('allowance.hasReturns');
    }
    await moveAllowance(ctx, tx, allowance, {
      to: 'approved',
      by: 'payer',
      accountId,
      note: reason,
      patch: { paidOn: null, paidBy: null, receipt: null },
      news: 'notArrived',
    });
    await removeNeedOfPayment(tx, allowance);
    const subject = { type: 'allowance', id, unionId: allowance.unionId };
    await audit(ctx, tx, 'allowance.undoPayment', subject, {
      permission: 'allowance.pay',
      reason,
      detail: { paidOn: allowance.paidOn },
    });
  });
  return allowanceDetail(ctx, scope, id);
}
