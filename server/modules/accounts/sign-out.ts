import { endSession } from '@sunshine/db/queries/accounts/sessions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';

/** Ends this session; its access token is refused from the next request on. */
export async function signOut(ctx: Context): Promise<null> {
  const actor = ctx.policy.require('session.own');
  return ctx.transaction(async (tx) => {
    await endSession(tx, actor.sessionId, ctx.now(), 'signOut');
    await audit(ctx, tx, 'account.signOut', { type: 'account', id: actor.accountId });
    return null;
  });
}
