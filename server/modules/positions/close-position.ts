import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { OwnPosition } from '@sunshine/contract/positions/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { changeOwnPosition } from './change-own-position.ts';
import { decideAct } from './own-acts.ts';

/** Ends a position for good; its shown facts are kept. */
export async function closePosition(
  ctx: Context,
  input: Input<typeof positionRoutes.closePosition>,
): Promise<OwnPosition> {
  return changeOwnPosition(ctx, input.id, {
    action: 'position.close',
    decide: (position, company) => decideAct.close(ctx, position, company, {}),
  });
}
