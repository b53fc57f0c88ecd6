import type { SignedIn } from '@sunshine/contract/accounts/schemas.ts';
import type { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { findAccount } from '@sunshine/db/queries/accounts/accounts.ts';
import { findLiveToken } from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import type { Context } from '../../context.ts';
import { takeLimit } from '../../limits.ts';
import { networkOf } from '../../lockout.ts';
import { hashNewPassword } from '../../new-account.ts';
import { hashToken } from '../../one-time-token.ts';
import { refusal } from '../../refusal.ts';
import { replacePassword } from './replace-password.ts';

/** Sets a new password with the link out of a letter, and signs in. */
export async function resetPassword(
  ctx: Context,
  input: Input<typeof sessionRoutes.resetPassword>,
): Promise<SignedIn> {
  await takeLimit(ctx, `link:${networkOf(ctx.client)}`, { max: 60, windowSeconds: 3600 });
  const hash = hashToken(input.token);
  const seen = await findLiveToken(ctx.db, hash, ctx.now(), { lock: false });
  const account =
    seen?.purpose === 'passwordRecovery' && seen.accountId ? await findAccount(ctx.db, seen.accountId) : null;
  if (!account) throw refusal('account.linkInvalid');
  const passwordHash = await hashNewPassword(input.password, [account.loginName, account.name]);

  return ctx.transaction((tx) =>
    replacePassword(ctx, tx, { hash, account, passwordHash, how: 'letter', refused: 'account.linkInvalid' }),
  );
}
