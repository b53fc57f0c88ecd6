import type { wishRoutes } from '@sunshine/contract/positions/wish-routes.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import { isoInstant } from '@sunshine/db/queries/households/scope.ts';
import { wishesOf } from '@sunshine/db/queries/positions/wishes.ts';
import type { Context } from '../../../context.ts';

/** A graduate's own wishes, those that still wait first. */
export async function listOwnWishes(ctx: Context): Promise<Reply<typeof wishRoutes.listOwnWishes>> {
  const { personId } = ctx.policy.require('graduate.own');
  const rows = await wishesOf(ctx.db, personId);
  return {
    items: rows.map(({ wishedAt, settledAt, ...row }) => ({
      ...row,
      wishedAt: isoInstant(wishedAt),
      settledAt: settledAt === null ? null : isoInstant(settledAt),
    })),
  };
}
