import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { OwnPosition } from '@sunshine/contract/positions/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { ownPosition } from './own-position.ts';

/** One position of the own company. */
export async function readOwnPosition(
  ctx: Context,
  input: Input<typeof positionRoutes.readOwnPosition>,
): Promise<OwnPosition> {
  return ownPosition(ctx, ctx.db, ctx.policy.company('position.own'), input.id);
}
