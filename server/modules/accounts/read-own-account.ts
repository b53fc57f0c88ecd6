import type { ownAccountRoutes } from '@sunshine/contract/accounts/own-account-routes.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { findAccount } from '@sunshine/db/queries/accounts/accounts.ts';
import { listLivingSessions } from '@sunshine/db/queries/accounts/sessions.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** The own account with the devices that are signed in. */
export async function readOwnAccount(ctx: Context): Promise<Reply<typeof ownAccountRoutes.readOwnAccount>> {
  return describeOwnAccount(ctx, ctx.db);
}

export async function describeOwnAccount(
  ctx: Context,
  db: Queryable,
): Promise<Reply<typeof ownAccountRoutes.readOwnAccount>> {
  const { accountId, sessionId } = ctx.policy.require('session.own');
  const account = await findAccount(db, accountId);
  if (!account) throw refusal('request.notSignedIn');
  const living = await listLivingSessions(db, accountId, ctx.now());
  return {
    id: account.id,
    name: account.name,
    loginName: account.loginName,
    email: account.email,
    createdAt: account.createdAt.toISOString(),
    lastSignInAt: account.lastSignInAt?.toISOString() ?? null,
    sessions: living.map((session) => ({
      id: session.id,
      createdAt: session.createdAt.toISOString(),
      expiresAt: session.expiresAt.toISOString(),
      current: session.id === sessionId,
    })),
  };
}
