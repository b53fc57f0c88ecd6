import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { OwnPosition } from '@sunshine/contract/positions/schemas.ts';
import { positionSteps } from '@sunshine/contract/positions/status.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { requireStep } from '../../steps.ts';
import { changeOwnPosition } from './change-own-position.ts';

/** Ends a position for good; its shown facts are kept. */
export async function closePosition(
  ctx: Context,
  input: Input<typeof positionRoutes.closePosition>,
): Promise<OwnPosition> {
  return changeOwnPosition(ctx, input.id, {
    action: 'position.close',
    decide: (position) => {
      requireStep(positionSteps, position.state, 'closed', 'recruiter');
      return { state: 'closed' };
    },
  });
}
