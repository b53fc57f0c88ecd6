import type { messageRoutes } from '@sunshine/contract/accounts/message-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { findNoticeOf } from '@sunshine/db/queries/accounts/notices.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

type Route = typeof messageRoutes.readNotice;

/** One own notice, where the link of a mail or SMS leads. */
export async function readNotice(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('notice.own');
  const notice = await findNoticeOf(ctx.db, accountId, id);
  if (!notice) throw refusal('account.noticeNotFound');
  return {
    ...notice,
    createdAt: notice.createdAt.toISOString(),
    readAt: notice.readAt?.toISOString() ?? null,
  };
}
