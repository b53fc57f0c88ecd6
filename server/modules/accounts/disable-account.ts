import type { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import { accountSteps } from '@sunshine/contract/accounts/status.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { setAccountState } from '@sunshine/db/queries/accounts/accounts.ts';
import {
  hasOtherDistrictAdministrator,
  lockAdministrators,
} from '@sunshine/db/queries/accounts/first-administrator.ts';
import { revokeTokens } from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import { endSessionsOf } from '@sunshine/db/queries/accounts/sessions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requireStep } from '../../steps.ts';
import { requireNothingOpen } from './hand-over.ts';
import { reachAccount, unionOf } from './reach-account.ts';

/** Stops an account: its sessions end at once, its recovery links too. */
export async function disableAccount(
  ctx: Context,
  { id, reason, leaveOpen }: Input<typeof staffRoutes.disableAccount>,
): Promise<null> {
  return ctx.transaction(async (tx) => {
    await lockAdministrators(tx);
    const account = await reachAccount(ctx, tx, { accountId: id }, 'account.manage');
    requireStep(accountSteps, account.state, 'disabled', ctx.policy.roleFor('account.manage'));
    const administers = account.grants.some(({ role }) => role === 'systemAdmin');
    if (administers && !(await hasOtherDistrictAdministrator(tx, id)))
      throw refusal('account.lastAdministrator');
    const open = await requireNothingOpen(ctx, tx, id, null, leaveOpen === 'yes');

    await setAccountState(tx, id, 'disabled');
    await revokeTokens(tx, 'passwordRecovery', ctx.now(), id);
    await endSessionsOf(tx, id, ctx.now(), 'accountDisabled');
    const subject = { type: 'account', id, unionId: unionOf(account) };
    await audit(ctx, tx, 'account.disable', subject, {
      permission: 'account.manage',
      reason,
      ...(open > 0 ? { detail: { mattersOpen: open } } : {}),
    });
    return null;
  });
}
