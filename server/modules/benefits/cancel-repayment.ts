import type { loanRoutes } from '@sunshine/contract/benefits/loan-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { cancelRepaymentRow } from '@sunshine/db/queries/benefits/loan-payments.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { loanDetail } from './loan-replies.ts';
import { requireLoan } from './require-loan.ts';

type Route = typeof loanRoutes.cancelRepayment;

/** Takes a mistaken repayment out of the sum repaid; it stays readable with the reason. */
export async function cancelRepayment(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('benefit.write');
  const { id, repaymentId, reason } = input;
  await ctx.transaction(async (tx) => {
    const loan = await requireLoan(ctx, tx, id);
    const of = { loanId: id, id: repaymentId };
    if (!(await cancelRepaymentRow(tx, of, { at: ctx.now(), reason }))) {
      throw refusal('loan.repaymentNotFound');
    }
    const subject = { type: 'loan', id, unionId: loan.unionId };
    await audit(ctx, tx, 'loan.cancelRepayment', subject, {
      permission: 'benefit.write',
      reason,
      detail: { repayment: repaymentId },
    });
  });
  return loanDetail(ctx, scope, id);
}
