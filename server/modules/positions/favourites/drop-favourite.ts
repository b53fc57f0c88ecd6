import type { favouriteRoutes } from '@sunshine/contract/positions/kept-routes.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { deleteFavourite } from '@sunshine/db/queries/positions/favourites.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';

type Route = typeof favouriteRoutes.dropFavourite;

/** Keeps a position no longer; one that was not kept stays so. */
export async function dropFavourite(ctx: Context, { id }: Input<Route>): Promise<null> {
  const { personId } = ctx.policy.require('graduate.own');
  return ctx.transaction(async (tx) => {
    if (!(await deleteFavourite(tx, personId, id))) return null;
    await audit(ctx, tx, 'favourite.drop', { type: 'position', id }, { permission: 'graduate.own' });
    return null;
  });
}
