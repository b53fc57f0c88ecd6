import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import {
  countUnionPositions,
  listUnionPositionRows,
} from '@sunshine/db/queries/positions/union-positions.ts';
import type { Context } from '../../context.ts';

type Route = typeof positionRoutes.listUnionPositions;

/** Positions of the reader's scope, those that wait for review first. */
export async function listUnionPositions(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('position.read');
  const { state, company: companyId, q, page } = input;
  const window = { limit: pageSize, offset: (page - 1) * pageSize };
  const items = await listUnionPositionRows(ctx.db, scope, { state, companyId, q }, window);
  const counts = await countUnionPositions(ctx.db, scope, { companyId, q });
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  return { items, total: state ? counts[state] : all, page, counts };
}
