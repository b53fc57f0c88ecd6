import { normaliseLoginName } from '@sunshine/contract/accounts/login-name.ts';
import type { SignedIn } from '@sunshine/contract/accounts/schemas.ts';
import type { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { findAccountByLoginName, lockAccount } from '@sunshine/db/queries/accounts/accounts.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { takeAttempt } from '../../lockout.ts';
import { verifyPassword } from '../../password.ts';
import { refusal } from '../../refusal.ts';
import { startSession } from '../../start-session.ts';

/** Opens a session. A name that does not exist costs the same time and answers the same bytes as a wrong password. */
export async function signIn(ctx: Context, input: Input<typeof sessionRoutes.signIn>): Promise<SignedIn> {
  const loginName = normaliseLoginName(input.loginName);
  const attempt = await takeAttempt(ctx, 'signIn', loginName);
  const account = await findAccountByLoginName(ctx.db, loginName);
  const matches = await verifyPassword(account?.passwordHash ?? null, input.password);
  if (!account || !matches) {
    if (account && attempt.last) await recordLockOut(ctx, account.id);
    throw refusal('account.wrongPassword');
  }
  await attempt.succeeded();

  return ctx.transaction(async (tx) => {
    // Locked: an account stopped at this very moment gets no session.
    const current = await lockAccount(tx, account.id);
    if (current?.state !== 'active') throw refusal('account.disabled');
    const signedIn = await startSession(ctx, tx, account.id);
    if (signedIn.account.roles.length === 0) throw refusal('account.noRole');
    await audit(ctx, tx, 'account.signIn', { type: 'account', id: account.id });
    return signedIn;
  });
}

async function recordLockOut(ctx: Context, accountId: string): Promise<void> {
  await ctx.transaction((tx) => audit(ctx, tx, 'account.lockOut', { type: 'account', id: accountId }));
}
