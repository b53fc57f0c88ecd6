import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { OwnPosition } from '@sunshine/contract/positions/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { changeOwnPosition } from './change-own-position.ts';
import { requireValidity } from './rules.ts';

/** Opens a paused position again, as it was approved; only the union publishes for the first time. */
export async function resumePosition(
  ctx: Context,
  input: Input<typeof positionRoutes.resumePosition>,
): Promise<OwnPosition> {
  return changeOwnPosition(ctx, input.id, {
    action: 'position.resume',
    decide: (position) => {
      if (position.state !== 'paused') throw refusal('request.stepNotAllowed');
      requireValidity(position.validUntil, ctx.today());
      return { state: 'published' };
    },
  });
}
