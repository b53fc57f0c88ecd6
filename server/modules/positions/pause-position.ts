import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { OwnPosition } from '@sunshine/contract/positions/schemas.ts';
import { positionSteps } from '@sunshine/contract/positions/status.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { requireStep } from '../../steps.ts';
import { changeOwnPosition } from './change-own-position.ts';

/** Takes no applications for a while. */
export async function pausePosition(
  ctx: Context,
  input: Input<typeof positionRoutes.pausePosition>,
): Promise<OwnPosition> {
  return changeOwnPosition(ctx, input.id, {
    action: 'position.pause',
    decide: (position) => {
      requireStep(positionSteps, position.state, 'paused', 'recruiter');
      return { state: 'paused' };
    },
  });
}
