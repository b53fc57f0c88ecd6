import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { eachAllowance } from './allowance-batch.ts';
import { decideOne } from './decide-one.ts';

type Route = typeof allowanceRoutes.approveAllowances;

/** Approves many applications at once, with an outcome for each. */
export async function approveAllowances(ctx: Context, { ids }: Input<Route>): Promise<Reply<Route>> {
  return eachAllowance(
    ctx,
    { ids, permission: 'allowance.approve', action: 'allowance.approveMany' },
    (tx, allowance) => decideOne(ctx, tx, allowance, { to: 'approved' }),
  );
}
