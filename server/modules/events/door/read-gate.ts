import type { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { listGate } from '@sunshine/db/queries/events/door.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import type { Context } from '../../../context.ts';
import { countsOf, requireDoor } from './require-door.ts';

type Route = typeof doorRoutes.readGate;

/** What a device at the door needs, the hours without a network included: codes and masked names, no more. */
export async function readGate(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const event = await requireDoor(ctx, ctx.db, 'event.checkIn', input.id);
  const list = await listGate(ctx.db, event.id);
  const { id, title, startsOn, endsOn, place } = event;
  return {
    event: { id, title, startsOn, endsOn, place },
    counts: countsOf(event),
    ticketKey: { ...ctx.tickets.publicKey },
    list: list.map(({ name, admittedAt, ...entry }) => ({
      ...entry,
      name: maskName(name),
      admittedAt: admittedAt && isoInstant(admittedAt),
    })),
    now: ctx.now().toISOString(),
  };
}
