import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import { countToMend, countWaiting } from '@sunshine/db/queries/benefits/allowances.ts';
import type { Context } from '../../context.ts';

type Route = typeof allowanceRoutes.countDueAllowances;

/** What waits for the reader today; allowances they had a part in before wait for somebody else. */
export async function countDueAllowances(ctx: Context): Promise<Reply<Route>> {
  const actor = ctx.policy.require('benefit.read');
  const asked = async (
    permission: Permission,
    count: (scope: string[]) => Promise<number>,
  ): Promise<number | null> =>
    ctx.policy.allows(permission) ? count(ctx.policy.unionScope(permission)) : null;
  const [toApprove, toPay, toMend] = await Promise.all([
    asked('allowance.approve', (scope) => countWaiting(ctx.db, scope, 'submitted', actor)),
    asked('allowance.pay', (scope) => countWaiting(ctx.db, scope, 'approved', actor)),
    asked('benefit.write', (scope) => countToMend(ctx.db, scope, actor.accountId)),
  ]);
  return { toApprove, toPay, toMend };
}
