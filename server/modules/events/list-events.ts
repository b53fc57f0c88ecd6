import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listUnionEventRows } from '@sunshine/db/queries/events/union-events.ts';
import type { Context } from '../../context.ts';
import { eventLine } from './event-replies.ts';

export async function listEvents(
  ctx: Context,
  input: Input<typeof eventRoutes.listEvents>,
): Promise<Reply<typeof eventRoutes.listEvents>> {
  const scope = ctx.policy.unionScope('event.read');
  const state = input.state === 'all' ? null : input.state;
  const window = { limit: pageSize, offset: (input.page - 1) * pageSize };
  const rows = await listUnionEventRows(ctx.db, scope, state, window);
  return {
    items: rows.map((row) => ({ ...eventLine(row), own: row.own, supplementary: row.supplementary })),
    total: rows[0]?.total ?? 0,
    page: input.page,
  };
}
