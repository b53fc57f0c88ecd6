import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listUnionLines, unitsInScope } from '@sunshine/db/queries/events/union-events.ts';
import type { Context } from '../../context.ts';
import { calendarLine } from './event-replies.ts';
import { totalOf } from './list-public-events.ts';

type Route = typeof eventRoutes.listEvents;

/** Events the scope leads or joins, and its classes for who may read them. */
export async function listEvents(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = {
    events: ctx.policy.unionScope('event.read'),
    classes: ctx.policy.allows('training.read') ? ctx.policy.unionScope('training.read') : [],
  };
  const state = input.state === 'all' ? null : input.state;
  const kind = input.kind === 'all' ? null : input.kind;
  const window = { limit: pageSize, offset: (input.page - 1) * pageSize };
  const { items, kinds } = await listUnionLines(ctx.db, scope, { state, kind }, window);
  const units = [...new Set(items.map((row) => row.leadUnionId))];
  const own = await unitsInScope(ctx.db, scope.events, units);
  return {
    items: items.map((row) => ({
      ...calendarLine(row),
      own: own.has(row.leadUnionId),
      supplementary: row.supplementary,
    })),
    total: totalOf(kinds, kind),
    page: input.page,
    kinds,
  };
}
