import type { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { countArrivals } from '@sunshine/db/queries/events/door.ts';
import type { Context } from '../../../context.ts';
import { countsOf, requireDoor } from './require-door.ts';

type Route = typeof doorRoutes.readArrivals;

/** Arrivals for the screen on the wall: numbers only, nobody's name. */
export async function readArrivals(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const event = await requireDoor(ctx, ctx.db, 'event.read', input.id);
  const { kind, title, startsOn, endsOn } = event;
  return {
    kind,
    title,
    startsOn,
    endsOn,
    counts: countsOf(event),
    ...(await countArrivals(ctx.db, event.id)),
    now: ctx.now().toISOString(),
  };
}
