import type { SignedIn } from '@sunshine/contract/accounts/schemas.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { type AccountRow, lockAccount, setPassword } from '@sunshine/db/queries/accounts/accounts.ts';
import { findLiveToken, revokeTokens, useToken } from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import { endSessionsOf } from '@sunshine/db/queries/accounts/sessions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { forgetAttempts } from '../../lockout.ts';
import { refusal } from '../../refusal.ts';
import { startSession } from '../../start-session.ts';

/** Uses a recovery token up, replaces the password, ends all sessions and opens a new one. */
export async function replacePassword(
  ctx: Context,
  tx: Transaction,
  recovery: {
    hash: Buffer;
    account: Pick<AccountRow, 'id' | 'loginName'>;
    passwordHash: string;
    how: 'letter' | 'code';
    refused: 'account.linkInvalid' | 'account.codeInvalid';
  },
): Promise<SignedIn> {
  const { hash, account, passwordHash, how, refused } = recovery;
  // Found again under a lock: of two requests with one token, one wins.
  const token = await findLiveToken(tx, hash, ctx.now(), { lock: true });
  if (!token || !(await useToken(tx, token.id, ctx.now()))) throw refusal(refused);
  const current = await lockAccount(tx, account.id);
  if (current?.state !== 'active') throw refusal('account.disabled');

  await setPassword(tx, account.id, passwordHash);
  await revokeTokens(tx, 'passwordRecovery', ctx.now(), account.id);
  await endSessionsOf(tx, account.id, ctx.now(), 'passwordReset');
  await forgetAttempts(ctx, tx, 'signIn', account.loginName);
  const signedIn = await startSession(ctx, tx, account.id);
  await audit(ctx, tx, 'account.resetPassword', { type: 'account', id: account.id }, { detail: { how } });
  return signedIn;
}
