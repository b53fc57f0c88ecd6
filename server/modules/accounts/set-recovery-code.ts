import type { staffRoutes } from '@sunshine/contract/accounts/staff-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import { insertOneTimeToken, revokeTokens } from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { hashCode, newCode } from '../../one-time-token.ts';
import { refusal } from '../../refusal.ts';
import { reachAccount, unionOf } from './reach-account.ts';

const hours = 24;

/** A code for a new password, shown once to the worker who has seen the person; the person is told. */
export async function setRecoveryCode(
  ctx: Context,
  { id: personId, reason }: Input<typeof staffRoutes.setRecoveryCode>,
): Promise<Reply<typeof staffRoutes.setRecoveryCode>> {
  return ctx.transaction(async (tx) => {
    const account = await reachAccount(ctx, tx, { personId }, 'account.recover');
    if (account.state !== 'active') throw refusal('account.disabled');
    const now = ctx.now();
    const code = newCode();
    const tokenId = ctx.id();
    const expiresAt = new Date(now.getTime() + hours * 3600_000);
    await revokeTokens(tx, 'passwordRecovery', now, account.id);
    await insertOneTimeToken(tx, {
      id: tokenId,
      hash: hashCode(ctx.cipher, code, account.id),
      purpose: 'passwordRecovery',
      accountId: account.id,
      createdBy: ctx.policy.require('account.recover').accountId,
      now,
      expiresAt,
    });
    await addJob(tx, 'deliver-notice', {
      topic: 'account',
      accountId: account.id,
      title: '工会给了你一个找回代码',
      body: '用它可以设新密码，24 小时内有效。不是你要的话，马上联系工会并改密码。',
      href: '/account',
      onceKey: `recovery-code:${tokenId}`,
    });
    const subject = { type: 'account', id: account.id, unionId: unionOf(account) };
    await audit(ctx, tx, 'account.setRecoveryCode', subject, { permission: 'account.recover', reason });
    return { loginName: account.loginName, code, expiresAt: expiresAt.toISOString() };
  });
}
