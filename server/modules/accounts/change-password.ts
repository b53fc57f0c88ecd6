import type { ownAccountRoutes } from '@sunshine/contract/accounts/own-account-routes.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { setPassword } from '@sunshine/db/queries/accounts/accounts.ts';
import { revokeTokens } from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import { endSessionsOf } from '@sunshine/db/queries/accounts/sessions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { hashNewPassword } from '../../new-account.ts';
import { confirmPassword } from './confirm-password.ts';

/** Changes the own password; every other device is signed out. */
export async function changePassword(
  ctx: Context,
  input: Input<typeof ownAccountRoutes.changePassword>,
): Promise<null> {
  const { sessionId } = ctx.policy.require('session.own');
  const account = await confirmPassword(ctx, input.currentPassword, 'currentPassword');
  const known = [account.loginName, account.name];
  const passwordHash = await hashNewPassword(input.newPassword, known, 'newPassword');
  return ctx.transaction(async (tx) => {
    await setPassword(tx, account.id, passwordHash);
    await revokeTokens(tx, 'passwordRecovery', ctx.now(), account.id);
    await endSessionsOf(tx, account.id, ctx.now(), 'passwordChanged', sessionId);
    await audit(ctx, tx, 'account.changePassword', { type: 'account', id: account.id });
    return null;
  });
}
