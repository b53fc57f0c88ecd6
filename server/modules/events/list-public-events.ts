import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listPublicEventRows } from '@sunshine/db/queries/events/public-events.ts';
import type { Context } from '../../context.ts';
import { eventLine } from './event-replies.ts';

export async function listPublicEvents(
  ctx: Context,
  input: Input<typeof eventRoutes.listPublicEvents>,
): Promise<Reply<typeof eventRoutes.listPublicEvents>> {
  const window = { limit: pageSize, offset: (input.page - 1) * pageSize };
  const rows = await listPublicEventRows(ctx.db, input.when, ctx.today(), window);
  return { items: rows.map(eventLine), total: rows[0]?.total ?? 0, page: input.page };
}
