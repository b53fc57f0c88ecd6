import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { allowanceDetail } from './allowance-replies.ts';

type Route = typeof allowanceRoutes.readAllowance;

/** One allowance with its timeline, the money that came back, and who can take the next step. */
export async function readAllowance(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  return allowanceDetail(ctx, ctx.policy.unionScope('benefit.read'), id);
}
