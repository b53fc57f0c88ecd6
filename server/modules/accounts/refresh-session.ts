import type { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { listRolesOf } from '@sunshine/db/queries/accounts/accounts.ts';
import {
  endSession,
  lockRefreshToken,
  markRefreshTokenUsed,
} from '@sunshine/db/queries/accounts/sessions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { hashToken } from '../../one-time-token.ts';
import { refusal } from '../../refusal.ts';
import { issueTokens } from '../../start-session.ts';

/** Two tabs may wake up with the same token; later than this a second use means that it was stolen. */
const graceSeconds = 30;

/** Exchanges a refresh token for a fresh pair; each is used once. */
export async function refreshSession(
  ctx: Context,
  input: Input<typeof sessionRoutes.refreshSession>,
): Promise<Reply<typeof sessionRoutes.refreshSession>> {
  const hash = hashToken(input.refreshToken);
  const tokens = await ctx.transaction(async (tx) => {
    const found = await lockRefreshToken(tx, hash, ctx.now());
    if (!found?.alive || found.tokenExpiresAt <= ctx.now()) return null;
    const { sessionId, accountId, usedAt } = found;
    if (usedAt && ctx.now().getTime() - usedAt.getTime() > graceSeconds * 1000) {
      await endSession(tx, sessionId, ctx.now(), 'tokenReused');
      await audit(
        ctx,
        tx,
        'session.tokenReused',
        { type: 'account', id: accountId },
        { detail: { sessionId } },
      );
      return null;
    }
    if (!usedAt) await markRefreshTokenUsed(tx, hash, ctx.now());
    const roles = (await listRolesOf(tx, accountId)).map((role) => ({ role }));
    return issueTokens(ctx, tx, { sessionId, accountId, expiresAt: found.sessionExpiresAt, roles });
  });
  // Refused after the commit: the end of a stolen session must stand.
  if (!tokens) throw refusal('account.sessionOver');
  return tokens;
}
