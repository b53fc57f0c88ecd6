import type { invitationRoutes } from '@sunshine/contract/accounts/invitation-routes.ts';
import type { SignedIn } from '@sunshine/contract/accounts/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { lockAccount } from '@sunshine/db/queries/accounts/accounts.ts';
import { endSessionsOf } from '@sunshine/db/queries/accounts/sessions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { startSession } from '../../start-session.ts';
import { takeInvitation } from './take-invitation.ts';

/** Adds the role of an invitation to the own account; with the role come a new session and the end of all others. */
export async function joinByInvitation(
  ctx: Context,
  input: Input<typeof invitationRoutes.joinByInvitation>,
): Promise<SignedIn> {
  const { accountId } = ctx.policy.require('session.own');
  return ctx.transaction(async (tx) => {
    await lockAccount(tx, accountId);
    const { role, unionId, companyId } = await takeInvitation(ctx, tx, input.token, accountId);
    await endSessionsOf(tx, accountId, ctx.now(), 'roleChanged');
    const signedIn = await startSession(ctx, tx, accountId);
    const detail = { role, companyId };
    await audit(ctx, tx, 'account.joinByInvitation', { type: 'account', id: accountId, unionId }, { detail });
    return signedIn;
  });
}
