import type { favouriteRoutes } from '@sunshine/contract/positions/kept-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { townName } from '@sunshine/contract/unions/divisions.ts';
import { listFavouritesOf } from '@sunshine/db/queries/positions/favourites.ts';
import type { Context } from '../../../context.ts';

type Route = typeof favouriteRoutes.listFavourites;

/** What a graduate keeps for later, also what closed meanwhile. */
export async function listFavourites(ctx: Context, { page }: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('graduate.own');
  const window = { personId, today: ctx.today(), limit: pageSize, offset: (page - 1) * pageSize };
  const { items, total } = await listFavouritesOf(ctx.db, window);
  return { items: items.map((item) => ({ ...item, townName: townName(item.town) })), total, page };
}
