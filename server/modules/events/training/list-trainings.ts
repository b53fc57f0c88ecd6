import type { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { countClasses, listClassRows } from '@sunshine/db/queries/events/training-classes.ts';
import type { Context } from '../../../context.ts';
import { trainingLine } from './training-replies.ts';

type Route = typeof trainingRoutes.listTrainings;

/** Classes of the actor's units, with the number of each state under the other filters. */
export async function listTrainings(
  ctx: Context,
  { state, kind, q, page }: Input<Route>,
): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('training.read');
  const filter = {
    state: state === 'all' ? null : state,
    kind: kind === 'all' ? null : kind,
    q,
    today: ctx.today(),
  };
  const window = { limit: pageSize, offset: (page - 1) * pageSize };
  const [rows, counted] = await Promise.all([
    listClassRows(ctx.db, scope, filter, window),
    countClasses(ctx.db, scope, filter),
  ]);
  const counts = { planned: 0, finished: 0, cancelled: 0 };
  for (const each of counted) counts[each.state] = each.count;
  return { items: rows.map(trainingLine), total: rows[0]?.total ?? 0, page, counts };
}
