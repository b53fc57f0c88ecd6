import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { eachAllowance } from './allowance-batch.ts';
import { payOne } from './pay-one.ts';

type Route = typeof allowanceRoutes.payAllowances;

/** Pays many allowances of one day, each with its receipt, with an outcome for each. */
export async function payAllowances(ctx: Context, { paidOn, payments }: Input<Route>): Promise<Reply<Route>> {
  const receipts = new Map(payments.map(({ id, receipt }) => [id, receipt]));
  const batch = {
    ids: [...receipts.keys()],
    permission: 'allowance.pay',
    action: 'allowance.payMany',
    detail: { paidOn },
  } as const;
  return eachAllowance(ctx, batch, (tx, allowance) =>
    payOne(ctx, tx, allowance, { paidOn, receipt: receipts.get(allowance.id) ?? '' }),
  );
}
