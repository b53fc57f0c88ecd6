import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { countAllowances, listAllowanceRows } from '@sunshine/db/queries/benefits/allowances.ts';
import type { Context } from '../../context.ts';
import { allowanceLine } from './allowance-replies.ts';

type Route = typeof allowanceRoutes.listAllowances;

/** Job-seeking allowances of the units within the scope, by what waits. */
export async function listAllowances(ctx: Context, { page, ...filter }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('benefit.read');
  const [rows, counts] = await Promise.all([
    listAllowanceRows(ctx.db, scope, filter, { limit: pageSize, offset: (page - 1) * pageSize }),
    countAllowances(ctx.db, scope),
  ]);
  return { items: rows.map((row) => allowanceLine(ctx, row)), total: rows[0]?.total ?? 0, page, counts };
}
