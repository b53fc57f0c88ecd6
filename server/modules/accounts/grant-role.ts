import { conflictingRole, mayStandAt } from '@sunshine/contract/accounts/role-rules.ts';
import type { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertGrant, listRolesOf, lockAccount } from '@sunshine/db/queries/accounts/accounts.ts';
import { endSessionsOf } from '@sunshine/db/queries/accounts/sessions.ts';
import { listStaffRows } from '@sunshine/db/queries/accounts/staff.ts';
import { findUnionIn } from '@sunshine/db/queries/unions/list-unions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** Gives a colleague a further role; all sessions of the account end. */
export async function grantRole(
  ctx: Context,
  { id: accountId, unionId, role }: Input<typeof staffRoutes.grantRole>,
): Promise<Reply<typeof staffRoutes.grantRole>> {
  const scope = ctx.policy.unionScope('account.manage');
  return ctx.transaction(async (tx) => {
    // The lock comes first: two further roles at once see each other.
    await lockAccount(tx, accountId);
    const one = { accountId, limit: 1, offset: 0 };
    if ((await listStaffRows(tx, scope, one)).total === 0) throw refusal('account.notFound');
    const union = await findUnionIn(tx, scope, unionId);
    if (!union) throw refusal('union.notFound');
    if (union.closedOn) throw refusal('union.closed');
    if (!mayStandAt(role, union.kind)) throw refusal('account.roleNotHere');
    if (conflictingRole(await listRolesOf(tx, accountId), role)) throw refusal('account.rolesSeparate');

    const { accountId: grantedBy } = ctx.policy.require('account.manage');
    await insertGrant(tx, { id: ctx.id(), accountId, role, unionId, grantedBy, now: ctx.now() });
    await endSessionsOf(tx, accountId, ctx.now(), 'roleChanged');
    const more = { permission: 'account.manage', detail: { role } } as const;
    await audit(ctx, tx, 'account.grantRole', { type: 'account', id: accountId, unionId }, more);
    const [staff] = (await listStaffRows(tx, scope, one)).items;
    if (!staff) throw refusal('account.notFound');
    return staff;
  });
}
