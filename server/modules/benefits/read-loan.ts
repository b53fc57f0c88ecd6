import type { loanRoutes } from '@sunshine/contract/benefits/loan-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { loanDetail } from './loan-replies.ts';

type Route = typeof loanRoutes.readLoan;

/** One contract with its tranches, what came back and what was repaid. */
export async function readLoan(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  return loanDetail(ctx, ctx.policy.unionScope('loan.read'), id);
}
