import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { countPositionsOf, listPositionsOf } from '@sunshine/db/queries/positions/company-positions.ts';
import type { Context } from '../../context.ts';

type Route = typeof positionRoutes.listOwnPositions;

/** Positions of the own company, the latest changed first. */
export async function listOwnPositions(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const companyId = ctx.policy.company('position.own');
  const { state, page } = input;
  const window = { limit: pageSize, offset: (page - 1) * pageSize };
  const rows = await listPositionsOf(ctx.db, companyId, state, window);
  const counts = await countPositionsOf(ctx.db, companyId);
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const items = rows.map((row) => ({ ...row, updatedAt: row.updatedAt.toISOString() }));
  return { items, total: state ? counts[state] : all, page, counts };
}
