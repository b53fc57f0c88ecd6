import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { UnionPosition } from '@sunshine/contract/positions/schemas.ts';
import { positionSteps } from '@sunshine/contract/positions/status.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { requireStep } from '../../steps.ts';
import { requireUndecided, review } from './review-position.ts';

/** Sends a position back with a reason; the company mends it and sends it again. */
export async function rejectPosition(
  ctx: Context,
  input: Input<typeof positionRoutes.rejectPosition>,
): Promise<UnionPosition> {
  const { id, version, note } = input;
  return review(ctx, id, {
    action: 'position.reject',
    decide: (position) => {
      requireUndecided(position, version);
      requireStep(positionSteps, position.state, 'rejected', ctx.policy.roleFor('position.review'));
      return { state: 'rejected', decisionNote: note };
    },
    reason: note,
    message: ({ title }) => ({ title: `“${title}”要改`, body: `${note}。改好再送审。` }),
  });
}
