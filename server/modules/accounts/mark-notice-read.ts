import type { ownAccountRoutes } from '@sunshine/contract/accounts/own-account-routes.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { setNoticeRead } from '@sunshine/db/queries/accounts/notices.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

export async function markNoticeRead(
  ctx: Context,
  { id }: Input<typeof ownAccountRoutes.markNoticeRead>,
): Promise<null> {
  const { accountId } = ctx.policy.require('notice.own');
  const found = await ctx.transaction((tx) => setNoticeRead(tx, accountId, id, ctx.now()));
  if (!found) throw refusal('account.noticeNotFound');
  return null;
}
