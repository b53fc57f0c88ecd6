import { type AccountRow, findAccount } from '@sunshine/db/queries/accounts/accounts.ts';
import type { Context } from '../../context.ts';
import { takeAttempt } from '../../lockout.ts';
import { verifyPassword } from '../../password.ts';
import { refusal } from '../../refusal.ts';

/** Whoever sits at a device left open must not change how the account is reached: the password is asked again. */
export async function confirmPassword(ctx: Context, password: string, field: string): Promise<AccountRow> {
  const { accountId } = ctx.policy.require('session.own');
  const account = await findAccount(ctx.db, accountId);
  if (!account) throw refusal('request.notSignedIn');
  const attempt = await takeAttempt(ctx, 'confirm', accountId);
  if (!(await verifyPassword(account.passwordHash, password))) {
    throw refusal('account.currentPasswordWrong', { fields: { [field]: '现在的密码不对。' } });
  }
  await attempt.succeeded();
  return account;
}
