import type { loanRoutes } from '@sunshine/contract/benefits/loan-routes.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import { listTranches } from '@sunshine/db/queries/benefits/loan-payments.ts';
import { listLoansOf } from '@sunshine/db/queries/benefits/loans.ts';
import type { Context } from '../../context.ts';
import { ownLoan } from './loan-replies.ts';

type Route = typeof loanRoutes.listOwnLoans;

/** The borrower's own loans; what a loan counts in is no concern of theirs. */
export async function listOwnLoans(ctx: Context): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('benefit.own');
  const loans = await listLoansOf(ctx.db, personId);
  const tranches = await listTranches(
    ctx.db,
    loans.map(({ id }) => id),
  );
  const byLoan = Map.groupBy(tranches, ({ loanId }) => loanId);
  return { items: loans.map((loan) => ownLoan(loan, byLoan.get(loan.id) ?? [])) };
}
