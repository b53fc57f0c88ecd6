import type { favouriteRoutes } from '@sunshine/contract/positions/kept-routes.ts';
import type { Input } from '@sunshine/contract/route.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import {
  countFavourites,
  insertFavourite,
  isPublicPosition,
} from '@sunshine/db/queries/positions/favourites.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

type Route = typeof favouriteRoutes.keepFavourite;

/** Positions a person keeps at most. */
const atMost = 200;

/** Keeps a position for later; a second time changes nothing. */
export async function keepFavourite(ctx: Context, { id }: Input<Route>): Promise<null> {
  const { personId } = ctx.policy.require('graduate.own');
  return ctx.transaction(async (tx) => {
    await lockGraduate(tx, personId);
    if (!(await isPublicPosition(tx, id))) throw refusal('favourite.positionNotFound');
    if (!(await insertFavourite(tx, personId, id, ctx.now()))) return null;
    if ((await countFavourites(tx, personId)) > atMost) throw refusal('favourite.tooMany');
    await audit(ctx, tx, 'favourite.keep', { type: 'position', id }, { permission: 'graduate.own' });
    return null;
  });
}
