import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { unionRoutes } from '@sunshine/contract/unions/routes.ts';
import { listUnionsOf } from '@sunshine/db/queries/unions/list-unions.ts';
import type { Context } from '../../context.ts';

/** The actor's own unit and all below, each parent before its children. */
export async function listUnions(
  ctx: Context,
  input: Input<typeof unionRoutes.listUnions>,
): Promise<Reply<typeof unionRoutes.listUnions>> {
  const scope = ctx.policy.unionScope('union.read');
  return { items: await listUnionsOf(ctx.db, scope, { closed: input.closed }) };
}
