import { roles } from '@sunshine/contract/accounts/vocabulary.ts';
import type { JobPayloads } from '@sunshine/db/jobs.ts';
import { findWaitingInvitation } from '@sunshine/db/queries/accounts/invitations.ts';
import { replaceTokenHash } from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import { dayOf } from '../clock.ts';
import type { Services } from '../context.ts';
import { newToken } from '../one-time-token.ts';

/** Mails an invitation; the secret is made here, so that neither the job nor the database ever holds it. */
export async function sendInvitationLetter(
  services: Services,
  { tokenId }: JobPayloads['send-invitation-letter'],
): Promise<void> {
  const invitation = await findWaitingInvitation(services.db, tokenId, services.clock.now());
  if (!invitation) return;
  const { token, hash } = newToken();
  await services.db.transaction((tx) => replaceTokenHash(tx, tokenId, hash));
  const place = invitation.unionName ?? invitation.companyName ?? '';
  await services.mail.send({
    to: invitation.email,
    subject: `邀请你加入${place}`,
    text: [
      '你好：',
      '',
      `${place}邀请你用“${roles[invitation.role]}”的身份加入阳光就业。打开下面的链接，设好登录名和密码就能用：`,
      '',
      `${services.publicOrigin}/invitation/${token}`,
      '',
      `链接到 ${dayOf(invitation.expiresAt)} 为止，只能用一次。不认识这家单位的话，不用理会。`,
      '',
      '阳光就业',
    ].join('\n'),
  });
}
