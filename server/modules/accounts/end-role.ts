import type { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import type { Input } from '@sunshine/contract/route.ts';
import {
  hasOtherDistrictAdministrator,
  lockAdministrators,
} from '@sunshine/db/queries/accounts/first-administrator.ts';
import { endSessionsOf } from '@sunshine/db/queries/accounts/sessions.ts';
import { endGrant, lockGrantIn } from '@sunshine/db/queries/accounts/staff.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requireNothingOpen } from './hand-over.ts';

/** Takes a role away; all sessions of the account end. */
export async function endRole(
  ctx: Context,
  { id, leaveOpen }: Input<typeof staffRoutes.endRole>,
): Promise<null> {
  const scope = ctx.policy.unionScope('account.manage');
  return ctx.transaction(async (tx) => {
    await lockAdministrators(tx);
    const grant = await lockGrantIn(tx, scope, id);
    if (!grant) throw refusal('account.grantNotFound');
    const { accountId, role, unionId } = grant;
    const administersDistrict = role === 'systemAdmin' && grant.atDistrict;
    if (administersDistrict && !(await hasOtherDistrictAdministrator(tx, accountId))) {
      throw refusal('account.lastAdministrator');
    }

    const open =
      role === 'caseworker' ? await requireNothingOpen(ctx, tx, accountId, unionId, leaveOpen === 'yes') : 0;

    await endGrant(tx, id, ctx.now());
    await endSessionsOf(tx, accountId, ctx.now(), 'roleChanged');
    const more = {
      permission: 'account.manage',
      detail: { role, ...(open > 0 ? { mattersOpen: open } : {}) },
    } as const;
    await audit(ctx, tx, 'account.endRole', { type: 'account', id: accountId, unionId }, more);
    return null;
  });
}
