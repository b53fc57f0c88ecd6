import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { UnionPosition } from '@sunshine/contract/positions/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { unionPosition } from './union-position.ts';

/** One position of the reader's scope. */
export async function readUnionPosition(
  ctx: Context,
  input: Input<typeof positionRoutes.readUnionPosition>,
): Promise<UnionPosition> {
  return unionPosition(ctx, ctx.db, input.id);
}
