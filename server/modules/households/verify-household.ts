import type { householdRoutes } from '@sunshine/contract/households/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { writeVersion } from './change-archive.ts';
import { requireHousehold, requireOpen, requirePast } from './require-household.ts';

type Route = typeof householdRoutes.verifyHousehold;

/** Yearly re-verification (年度复核): the household is still what the archive says. */
export async function verifyHousehold(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  requirePast(ctx, input.verifiedOn, 'verifiedOn');
  return ctx.transaction(async (tx) => {
    const household = await requireHousehold(ctx, tx, input);
    requireOpen(household);
    return writeVersion(
      ctx,
      tx,
      household,
      'household.verify',
      { verifiedOn: input.verifiedOn },
      {
        reason: input.note,
        summary: [`${input.verifiedOn} 年度复核，继续在档`],
      },
    );
  });
}
