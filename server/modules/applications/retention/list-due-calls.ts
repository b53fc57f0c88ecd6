import type { retentionRoutes } from '@sunshine/contract/applications/retention-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listDueCallRows } from '@sunshine/db/queries/applications/retention.ts';
import type { Context } from '../../../context.ts';

type Route = typeof retentionRoutes.listDueCalls;

/** Retention calls that are due in the units of the scope; nothing is stored for them. */
export async function listDueCalls(ctx: Context, { whose, page }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('placement.read');
  const { accountId } = ctx.policy.require('placement.read');
  const filter = { today: ctx.today(), accountId, whose };
  const window = { limit: pageSize, offset: (page - 1) * pageSize };
  const { items, ...counts } = await listDueCallRows(ctx.db, scope, filter, window);
  return {
    items: items.map(({ mine: _, ...row }) => ({ ...row, name: maskName(row.name) })),
    page,
    ...counts,
  };
}
