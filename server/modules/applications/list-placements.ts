import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listPlacements as listRows } from '@sunshine/db/queries/applications/placements.ts';
import type { Context } from '../../context.ts';
import { placementLine } from './placement-replies.ts';

type Route = typeof applicationRoutes.listPlacements;

/** Placements of the units within the scope. */
export async function listPlacements(ctx: Context, { page, ...filter }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('placement.read');
  const rows = await listRows(ctx.db, scope, filter, { limit: pageSize, offset: (page - 1) * pageSize });
  return { items: rows.map(placementLine), total: rows[0]?.total ?? 0, page };
}
