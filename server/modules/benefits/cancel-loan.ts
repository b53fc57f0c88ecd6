import type { loanRoutes } from '@sunshine/contract/benefits/loan-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { listTranches } from '@sunshine/db/queries/benefits/loan-payments.ts';
import { cancelLoanRow } from '@sunshine/db/queries/benefits/loans.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { removeNeedOfTranche } from './loan-need.ts';
import { loanDetail } from './loan-replies.ts';
import { requireLoan } from './require-loan.ts';

type Route = typeof loanRoutes.cancelLoan;

/** Takes a mistaken contract with all its tranches out of the figures; it stays readable with the reason. */
export async function cancelLoan(ctx: Context, { id, reason }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('benefit.write');
  await ctx.transaction(async (tx) => {
    const loan = await requireLoan(ctx, tx, id);
    await cancelLoanRow(tx, id, { at: ctx.now(), reason });
    for (const tranche of await listTranches(tx, [id])) await removeNeedOfTranche(tx, loan, tranche);
    const subject = { type: 'loan', id, unionId: loan.unionId };
    await audit(ctx, tx, 'loan.cancel', subject, { permission: 'benefit.write', reason });
  });
  return loanDetail(ctx, scope, id);
}
