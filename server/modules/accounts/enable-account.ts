import type { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import { accountSteps } from '@sunshine/contract/accounts/status.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { setAccountState } from '@sunshine/db/queries/accounts/accounts.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { requireStep } from '../../steps.ts';
import { reachAccount, unionOf } from './reach-account.ts';

/** Brings a stopped account back; it signs in with its own password. */
export async function enableAccount(
  ctx: Context,
  { id, reason }: Input<typeof staffRoutes.enableAccount>,
): Promise<null> {
  return ctx.transaction(async (tx) => {
    const account = await reachAccount(ctx, tx, { accountId: id }, 'account.manage');
    requireStep(accountSteps, account.state, 'active', ctx.policy.roleFor('account.manage'));
    await setAccountState(tx, id, 'active');
    const subject = { type: 'account', id, unionId: unionOf(account) };
    await audit(ctx, tx, 'account.enable', subject, { permission: 'account.manage', reason });
    return null;
  });
}
