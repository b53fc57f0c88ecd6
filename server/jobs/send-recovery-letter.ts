import { normaliseLoginName } from '@sunshine/contract/accounts/login-name.ts';
import type { JobPayloads } from '@sunshine/db/jobs.ts';
import { insertOneTimeToken, revokeTokens } from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import { findRecoverableAccounts } from '@sunshine/db/queries/accounts/recovery.ts';
import type { Services } from '../context.ts';
import { newToken } from '../one-time-token.ts';

export const recoveryMinutes = 30;

/** Mails a link for a new password to each account that the typed name or address belongs to; nobody: no letter. */
export async function sendRecoveryLetter(
  services: Services,
  { login }: JobPayloads['send-recovery-letter'],
): Promise<void> {
  const typed = normaliseLoginName(login);
  for (const account of await findRecoverableAccounts(services.db, typed)) {
    const now = services.clock.now();
    const { token, hash } = newToken();
    await services.db.transaction(async (tx) => {
      await revokeTokens(tx, 'passwordRecovery', now, account.id);
      await insertOneTimeToken(tx, {
        id: services.newId(now),
        hash,
        purpose: 'passwordRecovery',
        accountId: account.id,
        now,
        expiresAt: new Date(now.getTime() + recoveryMinutes * 60_000),
      });
    });
    await services.mail.send({
      to: account.email,
      subject: '设一个新密码',
      text: letterText(account.name, account.loginName, `${services.publicOrigin}/recover/${token}`),
    });
  }
}

function letterText(name: string, loginName: string, link: string): string {
  return [
    `${name}，你好：`,
    '',
    `有人要给登录名 ${loginName} 设新密码。是你的话，${recoveryMinutes} 分钟内打开下面的链接：`,
    '',
    link,
    '',
    '链接只能用一次。不是你的话，不用理会，密码没有变。',
    '',
    '阳光就业',
  ].join('\n');
}
