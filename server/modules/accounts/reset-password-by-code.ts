import { normaliseLoginName } from '@sunshine/contract/accounts/login-name.ts';
import type { SignedIn } from '@sunshine/contract/accounts/schemas.ts';
import type { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { findAccountByLoginName } from '@sunshine/db/queries/accounts/accounts.ts';
import { findLiveToken } from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import type { Context } from '../../context.ts';
import { takeAttempt } from '../../lockout.ts';
import { hashNewPassword } from '../../new-account.ts';
import { hashCode } from '../../one-time-token.ts';
import { refusal } from '../../refusal.ts';
import { replacePassword } from './replace-password.ts';

/** Sets a new password with the code a union worker gave; as many tries as for a password. */
export async function resetPasswordByCode(
  ctx: Context,
  input: Input<typeof sessionRoutes.resetPasswordByCode>,
): Promise<SignedIn> {
  const loginName = normaliseLoginName(input.loginName);
  const attempt = await takeAttempt(ctx, 'recoveryCode', loginName);
  const account = await findAccountByLoginName(ctx.db, loginName);
  const hash = hashCode(ctx.cipher, input.code, account?.id ?? loginName);
  const seen = await findLiveToken(ctx.db, hash, ctx.now(), { lock: false });
  if (!account || seen?.purpose !== 'passwordRecovery' || seen.accountId !== account.id) {
    throw refusal('account.codeInvalid');
  }
  const passwordHash = await hashNewPassword(input.password, [account.loginName, account.name]);
  await attempt.succeeded();

  return ctx.transaction((tx) =>
    replacePassword(ctx, tx, { hash, account, passwordHash, how: 'code', refused: 'account.codeInvalid' }),
  );
}
