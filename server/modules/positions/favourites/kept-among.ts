import type { favouriteRoutes } from '@sunshine/contract/positions/kept-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { keptAmong as among } from '@sunshine/db/queries/positions/favourites.ts';
import type { Context } from '../../../context.ts';

type Route = typeof favouriteRoutes.keptAmong;

/** Which of some positions the graduate keeps. */
export async function keptAmong(ctx: Context, { ids }: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('graduate.own');
  return { ids: await among(ctx.db, personId, ids) };
}
