import type { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { listBooths, listWithoutBooth } from '@sunshine/db/queries/events/booths.ts';
import { findUnionEvent } from '@sunshine/db/queries/events/union-events.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { boothPlan } from './booth-replies.ts';

type Route = typeof attendingRoutes.readBoothPlan;

export async function readBoothPlan(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const event = await findUnionEvent(ctx.db, ctx.policy.unionScope('event.read'), id);
  if (!event) throw refusal('event.notFound');
  const [booths, waiting] = await Promise.all([listBooths(ctx.db, id), listWithoutBooth(ctx.db, id)]);
  return { ...boothPlan(event.hall, booths), waiting };
}
