import type { loanRoutes } from '@sunshine/contract/benefits/loan-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listLoanRows } from '@sunshine/db/queries/benefits/loans.ts';
import type { Context } from '../../context.ts';
import { loanLine } from './loan-replies.ts';

type Route = typeof loanRoutes.listLoans;

/** Guaranteed loans of the units within the scope. */
export async function listLoans(ctx: Context, { page, ...filter }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('loan.read');
  const rows = await listLoanRows(ctx.db, scope, filter, {
    limit: pageSize,
    offset: (page - 1) * pageSize,
  });
  return { items: rows.map(loanLine), total: rows[0]?.total ?? 0, page };
}
