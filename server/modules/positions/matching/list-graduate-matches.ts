import type { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { findGraduate } from '@sunshine/db/queries/households/graduates.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { recommend, seekerOf } from './list-recommendations.ts';
import { staffMatchReply } from './match-replies.ts';

type Route = typeof matchingRoutes.listGraduateMatches;

/** What fits one graduate of the scope, for staff who look for them. */
export async function listGraduateMatches(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const graduate = await findGraduate(ctx.db, ctx.policy.unionScope('match.read'), id);
  if (!graduate) throw refusal('graduate.notFound');
  const { best } = await recommend(ctx, await seekerOf(ctx, id), null);
  return { personId: id, name: maskName(graduate.name), items: best.slice(0, 10).map(staffMatchReply) };
}
