import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listPublicLines } from '@sunshine/db/queries/events/public-events.ts';
import type { Context } from '../../context.ts';
import { calendarLine } from './event-replies.ts';

type Route = typeof eventRoutes.listPublicEvents;

export async function listPublicEvents(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { when, page } = input;
  const kind = input.kind === 'all' ? null : input.kind;
  const window = { limit: pageSize, offset: (page - 1) * pageSize };
  const { items, kinds } = await listPublicLines(ctx.db, { when, kind, today: ctx.today() }, window);
  return { items: items.map(calendarLine), total: totalOf(kinds, kind), page, kinds };
}

/** Lines of a kind, or of all. */
export function totalOf(kinds: readonly { kind: string; count: number }[], kind: string | null): number {
  return kinds.reduce((sum, each) => sum + (kind === null || each.kind === kind ? each.count : 0), 0);
}
