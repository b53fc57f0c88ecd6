import type { wishRoutes } from '@sunshine/contract/positions/wish-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { withdrawWish as withdraw } from '@sunshine/db/queries/positions/wishes.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

type Route = typeof wishRoutes.withdrawWish;

/** Takes an own open wish back; it no longer counts as demand. */
export async function withdrawWish(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('graduate.own');
  return ctx.transaction(async (tx) => {
    const outcome = await withdraw(tx, personId, id, ctx.now());
    if (outcome === 'missing') throw refusal('wish.notFound');
    if (outcome === 'notOpen') throw refusal('wish.notOpen');
    await audit(ctx, tx, 'wish.withdraw', { type: 'wish', id }, { permission: 'graduate.own' });
    return { id };
  });
}
