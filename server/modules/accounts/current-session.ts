import type { sessionRoutes } from '@sunshine/contract/accounts/session-routes.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import { loadSessionAccount } from '@sunshine/db/queries/accounts/session-account.ts';
import type { Context } from '../../context.ts';

/** Who is signed in with which roles; nobody is an answer, not a refusal. */
export async function currentSession(ctx: Context): Promise<Reply<typeof sessionRoutes.currentSession>> {
  if (!ctx.actor) return { account: null };
  return { account: await loadSessionAccount(ctx.db, ctx.actor.accountId) };
}
