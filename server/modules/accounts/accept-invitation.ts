import { privacyVersion } from '@sunshine/contract/accounts/consent.ts';
import type { invitationRoutes } from '@sunshine/contract/accounts/invitation-routes.ts';
import type { SignedIn } from '@sunshine/contract/accounts/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { findLiveToken } from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { takeLimit } from '../../limits.ts';
import { networkOf } from '../../lockout.ts';
import { createAccount, hashNewPassword } from '../../new-account.ts';
import { hashToken } from '../../one-time-token.ts';
import { refusal } from '../../refusal.ts';
import { startSession } from '../../start-session.ts';
import { takeInvitation } from './take-invitation.ts';

/** Makes the account of an invited person with the role of the invitation, and signs in. */
export async function acceptInvitation(
  ctx: Context,
  input: Input<typeof invitationRoutes.acceptInvitation>,
): Promise<SignedIn> {
  await takeLimit(ctx, `link:${networkOf(ctx.client)}`, { max: 60, windowSeconds: 3600 });
  const { name, loginName, token } = input;
  const seen = await findLiveToken(ctx.db, hashToken(token), ctx.now(), { lock: false });
  if (seen?.purpose !== 'invitation') throw refusal('account.linkInvalid');
  const passwordHash = await hashNewPassword(input.password, [loginName, name]);

  return ctx.transaction(async (tx) => {
    const { accountId } = await createAccount(ctx, tx, { name, loginName, passwordHash, email: seen.email });
    const { role, unionId, companyId } = await takeInvitation(ctx, tx, token, accountId);
    const signedIn = await startSession(ctx, tx, accountId);
    const detail = { role, companyId, consent: 'privacy', version: privacyVersion };
    await audit(ctx, tx, 'account.acceptInvitation', { type: 'account', id: accountId, unionId }, { detail });
    return signedIn;
  });
}
