import type { guidanceRoutes } from '@sunshine/contract/events/guidance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { countDueFollowUps, listGuidanceRows } from '@sunshine/db/queries/events/guidance.ts';
import type { Context } from '../../../context.ts';
import { guidanceReply } from './guidance-reply.ts';

type Route = typeof guidanceRoutes.listGuidance;

/** Guidance given by the actor's units; `due` those whose follow-up is due today or was before. */
export async function listGuidance(ctx: Context, { q, show, page }: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('training.read');
  const window = { limit: pageSize, offset: (page - 1) * pageSize };
  const [rows, due] = await Promise.all([
    listGuidanceRows(ctx.db, scope, { q, show, day: ctx.today() }, window),
    countDueFollowUps(ctx.db, scope, ctx.today()),
  ]);
  return { items: rows.map(guidanceReply), total: rows[0]?.total ?? 0, page, due };
}
