import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { OwnPosition } from '@sunshine/contract/positions/schemas.ts';
import { positionSteps } from '@sunshine/contract/positions/status.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { requireStep } from '../../steps.ts';
import { changeOwnPosition } from './change-own-position.ts';

/** Takes a position out of review, to write on. */
export async function withdrawPosition(
  ctx: Context,
  input: Input<typeof positionRoutes.withdrawPosition>,
): Promise<OwnPosition> {
  return changeOwnPosition(ctx, input.id, {
    action: 'position.withdraw',
    decide: (position) => {
      requireStep(positionSteps, position.state, 'draft', 'recruiter');
      return { state: 'draft', adAppeal: null };
    },
  });
}
