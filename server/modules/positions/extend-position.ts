import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { OwnPosition } from '@sunshine/contract/positions/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { changeOwnPosition } from './change-own-position.ts';
import { decideAct } from './own-acts.ts';

/** A later last day, without another review since no word changes. */
export async function extendPosition(
  ctx: Context,
  input: Input<typeof positionRoutes.extendPosition>,
): Promise<OwnPosition> {
  return changeOwnPosition(ctx, input.id, {
    action: 'position.extend',
    decide: (position, company) => decideAct.extend(ctx, position, company, input),
    detail: { validUntil: input.validUntil },
  });
}
