import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { OwnPosition } from '@sunshine/contract/positions/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { changeOwnPosition } from './change-own-position.ts';
import { decideAct } from './own-acts.ts';

/** Takes no applications for a while. */
export async function pausePosition(
  ctx: Context,
  input: Input<typeof positionRoutes.pausePosition>,
): Promise<OwnPosition> {
  return changeOwnPosition(ctx, input.id, {
    action: 'position.pause',
    decide: (position, company) => decideAct.pause(ctx, position, company, {}),
  });
}
