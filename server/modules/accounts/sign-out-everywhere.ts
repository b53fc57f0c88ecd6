import { endSessionsOf } from '@sunshine/db/queries/accounts/sessions.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';

/** Ends every session of the own account, this one too. */
export async function signOutEverywhere(ctx: Context): Promise<null> {
  const { accountId } = ctx.policy.require('session.own');
  return ctx.transaction(async (tx) => {
    const sessions = await endSessionsOf(tx, accountId, ctx.now(), 'signOutEverywhere');
    await audit(
      ctx,
      tx,
      'account.signOutEverywhere',
      { type: 'account', id: accountId },
      { detail: { sessions } },
    );
    return null;
  });
}
