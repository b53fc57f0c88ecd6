import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { UnionPosition } from '@sunshine/contract/positions/schemas.ts';
import { positionSteps } from '@sunshine/contract/positions/status.ts';
import type { PositionState } from '@sunshine/contract/positions/vocabulary.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requireStep } from '../../steps.ts';
import { type Review, review } from './review-position.ts';

/** Takes an open position off the site with a reason; the company mends it and sends it again. */
export async function takeDownPosition(
  ctx: Context,
  input: Input<typeof positionRoutes.takeDownPosition>,
): Promise<UnionPosition> {
  return review(ctx, input.id, takingDown(ctx, input.note));
}

/** The decision itself, also for a report of the position that was found true. */
export function takingDown(ctx: Context, note: string): Review {
  return {
    action: 'position.takeDown',
    decide: (position) => {
      const state: PositionState = position.state;
      if (state === 'submitted') throw refusal('request.stepNotAllowed');
      requireStep(positionSteps, state, 'rejected', ctx.policy.roleFor('position.review'));
      return { state: 'rejected', decisionNote: note };
    },
    reason: note,
    message: ({ title }) => ({ title: `“${title}”已撤下`, body: `${note}。改好再送审。` }),
  };
}
