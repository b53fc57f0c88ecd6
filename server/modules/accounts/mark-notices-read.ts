import { setAllNoticesRead } from '@sunshine/db/queries/accounts/notices.ts';
import type { Context } from '../../context.ts';

export async function markNoticesRead(ctx: Context): Promise<null> {
  const { accountId } = ctx.policy.require('notice.own');
  await ctx.transaction((tx) => setAllNoticesRead(tx, accountId, ctx.now()));
  return null;
}
