import type { invitationRoutes } from '@sunshine/contract/accounts/invitation-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { findLiveToken } from '@sunshine/db/queries/accounts/one-time-tokens.ts';
import type { Context } from '../../context.ts';
import { takeLimit } from '../../limits.ts';
import { networkOf } from '../../lockout.ts';
import { hashToken } from '../../one-time-token.ts';
import { refusal } from '../../refusal.ts';

/** What a link is for; reading uses nothing up, so that previews of mail programs do no harm. */
export async function checkOneTimeLink(
  ctx: Context,
  input: Input<typeof invitationRoutes.checkOneTimeLink>,
): Promise<Reply<typeof invitationRoutes.checkOneTimeLink>> {
  await takeLimit(ctx, `linkCheck:${networkOf(ctx.client)}`, { max: 120, windowSeconds: 3600 });
  const token = await findLiveToken(ctx.db, hashToken(input.token), ctx.now(), { lock: false });
  if (!token) throw refusal('account.linkInvalid');
  const { purpose, role, unionName, companyName, email } = token;
  return { purpose, role, unionName, companyName, email, expiresAt: token.expiresAt.toISOString() };
}
