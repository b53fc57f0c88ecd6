import type { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { listStaffRows } from '@sunshine/db/queries/accounts/staff.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** One who has or had a role at the actor's unit or below. */
export async function readStaff(
  ctx: Context,
  { id }: Input<typeof staffRoutes.readStaff>,
): Promise<Reply<typeof staffRoutes.readStaff>> {
  const scope = ctx.policy.unionScope('account.manage');
  const { items } = await listStaffRows(ctx.db, scope, { accountId: id, limit: 1, offset: 0 });
  const [staff] = items;
  if (!staff) throw refusal('account.notFound');
  return staff;
}
