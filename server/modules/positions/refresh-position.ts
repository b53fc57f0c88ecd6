import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { OwnPosition } from '@sunshine/contract/positions/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { changeOwnPosition } from './change-own-position.ts';
import { decideAct } from './own-acts.ts';

/** 刷新: the company says that the position still stands. */
export async function refreshPosition(
  ctx: Context,
  input: Input<typeof positionRoutes.refreshPosition>,
): Promise<OwnPosition> {
  return changeOwnPosition(ctx, input.id, {
    action: 'position.refresh',
    decide: (position, company) => decideAct.refresh(ctx, position, company, {}),
  });
}
