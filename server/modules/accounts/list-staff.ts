import type { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listStaffRows } from '@sunshine/db/queries/accounts/staff.ts';
import type { Context } from '../../context.ts';

/** People with a role at the actor's unit or below, former ones too. */
export async function listStaff(
  ctx: Context,
  { page, unionId, q }: Input<typeof staffRoutes.listStaff>,
): Promise<Reply<typeof staffRoutes.listStaff>> {
  const scope = ctx.policy.unionScope('account.manage');
  const filter = { unionId, q, limit: pageSize, offset: (page - 1) * pageSize };
  return { ...(await listStaffRows(ctx.db, scope, filter)), page };
}
