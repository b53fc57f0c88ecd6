import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { OwnPosition } from '@sunshine/contract/positions/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { changeOwnPosition } from './change-own-position.ts';
import { decideAct } from './own-acts.ts';

/** Hands a position to the union; what the check blocks goes there only with an appeal (申诉). */
export async function submitPosition(
  ctx: Context,
  input: Input<typeof positionRoutes.submitPosition>,
): Promise<OwnPosition> {
  return changeOwnPosition(ctx, input.id, {
    action: 'position.submit',
    decide: (position, company) => decideAct.submit(ctx, position, company, input),
    ...(input.appeal ? { detail: { appealed: true } } : {}),
  });
}
