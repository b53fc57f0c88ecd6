import type { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listAuditRows } from '@sunshine/db/queries/accounts/audit-trail.ts';
import type { Context } from '../../context.ts';

/** Who did what to what, for auditors and security administrators of the branch. */
export async function listAuditEntries(
  ctx: Context,
  { page, ...filter }: Input<typeof staffRoutes.listAuditEntries>,
): Promise<Reply<typeof staffRoutes.listAuditEntries>> {
  const scope = ctx.policy.unionScope('audit.read');
  const window = { limit: pageSize, offset: (page - 1) * pageSize };
  return { ...(await listAuditRows(ctx.db, scope, { ...filter, ...window })), page };
}
