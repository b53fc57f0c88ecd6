import type { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listScopedApplications as listRows } from '@sunshine/db/queries/applications/scoped-applications.ts';
import type { Context } from '../../context.ts';
import { waitingDays } from './rules.ts';

type Route = typeof applicationRoutes.listScopedApplications;

/** Applications of the graduates whose archives the union manages: where they stand, not what was written. */
export async function listScopedApplications(
  ctx: Context,
  { q, personId, page }: Input<Route>,
): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('application.read');
  const rows = await listRows(
    ctx.db,
    scope,
    { q, personId },
    { limit: pageSize, offset: (page - 1) * pageSize },
  );
  return {
    items: rows.map((row) => ({
      ...row,
      name: maskName(row.name),
      submittedAt: row.submittedAt.toISOString(),
      movedAt: row.movedAt.toISOString(),
      waitingDays: waitingDays(row, ctx.today()),
    })),
    total: rows[0]?.total ?? 0,
    page,
  };
}
