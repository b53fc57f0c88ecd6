import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listShowableRows } from '@sunshine/db/queries/events/shown-positions.ts';
import { findUnionEvent } from '@sunshine/db/queries/events/union-events.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { shownPosition } from './event-replies.ts';

/** Published positions to choose from, by words of title or company. */
export async function listShowablePositions(
  ctx: Context,
  input: Input<typeof eventRoutes.listShowablePositions>,
): Promise<Reply<typeof eventRoutes.listShowablePositions>> {
  const event = await findUnionEvent(ctx.db, ctx.policy.unionScope('event.write'), input.id);
  if (!event?.own) throw refusal('event.notFound');
  const window = { limit: pageSize, offset: (input.page - 1) * pageSize };
  const rows = await listShowableRows(ctx.db, event.id, input.q, window);
  return {
    items: rows.map((row) => ({
      ...shownPosition(row),
      suitableForGraduates: row.suitableForGraduates,
      shown: row.shown,
    })),
    total: rows[0]?.total ?? 0,
    page: input.page,
  };
}
