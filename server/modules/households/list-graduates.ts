import type { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { type GraduateSituation, graduateSituations } from '@sunshine/contract/households/status.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listGraduateRows } from '@sunshine/db/queries/households/list-graduates.ts';
import { localityOn } from '@sunshine/db/queries/households/registrations.ts';
import type { Context } from '../../context.ts';
import { hashesOf } from './list-households.ts';

type Route = typeof graduateRoutes.listGraduates;

/** Graduates of the actor's unions, those who need help first; the counts show how many each situation has. */
export async function listGraduates(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('graduate.read');
  const { items, counts, years } = await listGraduateRows(ctx.db, scope, {
    ...hashesOf(ctx, input.q),
    text: input.q,
    unionId: input.unionId ?? null,
    year: input.year ?? null,
    situation: input.situation === 'all' ? null : input.situation,
    locality: input.place === 'here' ? ((await localityOn(ctx.db, ctx.today())) ?? '') : null,
    today: ctx.today(),
    limit: pageSize,
    offset: (input.page - 1) * pageSize,
  });
  const zero = Object.fromEntries(keysOf(graduateSituations).map((key) => [key, 0]));
  const counted = {
    ...zero,
    ...Object.fromEntries(counts.map(({ situation, count }) => [situation, count])),
  };
  const countOf = counted as Record<GraduateSituation, number>;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  return {
    items: items.map((item) => ({ ...item, name: maskName(item.name) })),
    total: input.situation === 'all' ? all : countOf[input.situation],
    page: input.page,
    counts: countOf,
    years,
  };
}
