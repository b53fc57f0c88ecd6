import type { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { findAtDoorRows } from '@sunshine/db/queries/events/door.ts';
import type { Context } from '../../../context.ts';
import { takeLimit } from '../../../limits.ts';
import { requireDoor } from './require-door.ts';

type Route = typeof doorRoutes.findAtDoor;

/** Finds the ticket of somebody who came without it; needs the whole name and the end of the phone number. */
export async function findAtDoor(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('event.checkIn');
  // Who tries names and numbers one after the other is stopped; a busy door is not.
  await takeLimit(ctx, `find-at-door:${accountId}`, { max: 120, windowSeconds: 600 });
  const event = await requireDoor(ctx, ctx.db, 'event.checkIn', input.id);
  const rows = await findAtDoorRows(ctx.db, event.id, input.name, input.phoneTail);
  return { items: rows.map(({ name, ...row }) => ({ ...row, name: maskName(name) })) };
}
