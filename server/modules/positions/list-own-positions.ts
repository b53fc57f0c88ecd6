import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import {
  countApplicationsOf,
  countPositionsOf,
  listPositionsOf,
} from '@sunshine/db/queries/positions/company-positions.ts';
import type { Context } from '../../context.ts';
import { refreshableAt } from './own-acts.ts';

type Route = typeof positionRoutes.listOwnPositions;

/** Positions of the own company, the latest changed first. */
export async function listOwnPositions(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const companyId = ctx.policy.company('position.own');
  const { state, page } = input;
  const window = { limit: pageSize, offset: (page - 1) * pageSize };
  const rows = await listPositionsOf(ctx.db, companyId, state, window);
  const answers = await countApplicationsOf(
    ctx.db,
    rows.map(({ id }) => id),
  );
  const counts = await countPositionsOf(ctx.db, companyId);
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0);
  const items = rows.map((row) => ({
    ...row,
    updatedAt: row.updatedAt.toISOString(),
    refreshedAt: row.refreshedAt?.toISOString() ?? null,
    refreshableAt: refreshableAt(row, ctx.now()),
    ...(answers.get(row.id) ?? { applications: 0, unanswered: 0 }),
  }));
  return { items, total: state ? counts[state] : all, page, counts };
}
