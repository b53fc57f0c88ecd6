import type { eventRoutes } from '@sunshine/contract/events/routes.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import { listJoinable } from '@sunshine/db/queries/events/union-events.ts';
import type { Context } from '../../context.ts';

/** Units that may lead or join a joint event: all but the grassroots, whatever the reader's scope. */
export async function listJoinableUnits(ctx: Context): Promise<Reply<typeof eventRoutes.listJoinableUnits>> {
  ctx.policy.require('event.write');
  return { items: await listJoinable(ctx.db, ctx.today()) };
}
