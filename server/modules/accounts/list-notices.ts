import type { ownAccountRoutes } from '@sunshine/contract/accounts/own-account-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listNoticesOf } from '@sunshine/db/queries/accounts/notices.ts';
import type { Context } from '../../context.ts';

/** The own inbox, newest first. */
export async function listNotices(
  ctx: Context,
  { page }: Input<typeof ownAccountRoutes.listNotices>,
): Promise<Reply<typeof ownAccountRoutes.listNotices>> {
  const { accountId } = ctx.policy.require('notice.own');
  const window = { limit: pageSize, offset: (page - 1) * pageSize };
  const { items, total, unread } = await listNoticesOf(ctx.db, accountId, window);
  return {
    items: items.map((notice) => ({
      ...notice,
      createdAt: notice.createdAt.toISOString(),
      readAt: notice.readAt?.toISOString() ?? null,
    })),
    total,
    page,
    unread,
  };
}
