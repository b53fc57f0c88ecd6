import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { ownAllowances } from './own-allowance-reply.ts';

type Route = typeof allowanceRoutes.listOwnAllowances;

/** The graduate's own allowances, latest first. */
export async function listOwnAllowances(ctx: Context): Promise<Reply<Route>> {
  const { personId } = ctx.policy.require('benefit.own');
  return { items: await ownAllowances(ctx, personId) };
}
