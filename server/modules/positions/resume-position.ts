import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { OwnPosition } from '@sunshine/contract/positions/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { changeOwnPosition } from './change-own-position.ts';
import { decideAct } from './own-acts.ts';

/** Opens a paused position again, as it was approved. */
export async function resumePosition(
  ctx: Context,
  input: Input<typeof positionRoutes.resumePosition>,
): Promise<OwnPosition> {
  return changeOwnPosition(ctx, input.id, {
    action: 'position.resume',
    decide: (position, company) => decideAct.resume(ctx, position, company, {}),
  });
}
