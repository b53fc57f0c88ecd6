import type { loanRoutes } from '@sunshine/contract/benefits/loan-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertRepayment, listTranches } from '@sunshine/db/queries/benefits/loan-payments.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { loanDetail } from './loan-replies.ts';
import { requireLoan } from './require-loan.ts';

type Route = typeof loanRoutes.recordRepayment;

/** The borrower pays back: kept for whoever follows the loan up, it changes no figure. */
export async function recordRepayment(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('benefit.write');
  const { id, paidOn } = input;
  await ctx.transaction(async (tx) => {
    const loan = await requireLoan(ctx, tx, id);
    const first = (await listTranches(tx, [id])).find(({ sentBackOn }) => sentBackOn === null);
    if (!first) throw refusal('loan.nothingPaid');
    requireDay(ctx, first.paidOn, paidOn);
    const repayment = { id: ctx.id(), loanId: id, paidOn, amountFen: BigInt(input.amountFen) };
    await insertRepayment(tx, {
      ...repayment,
      recordedBy: ctx.policy.require('benefit.write').accountId,
      recordedAt: ctx.now(),
    });
    const subject = { type: 'loan', id, unionId: loan.unionId };
    await audit(ctx, tx, 'loan.recordRepayment', subject, {
      permission: 'benefit.write',
      detail: { repayment: repayment.id, paidOn, amountFen: input.amountFen },
    });
  });
  return loanDetail(ctx, scope, id);
}

function requireDay(ctx: Context, firstPaidOn: string, paidOn: string): void {
  const sentence =
    paidOn > ctx.today()
      ? '还款日期不能晚于今天。'
      : paidOn < firstPaidOn
        ? `还款不能早于放款那天（${firstPaidOn}）。`
        : null;
  if (sentence) throw refusal('loan.daysOutOfOrder', { fields: { paidOn: sentence } });
}
