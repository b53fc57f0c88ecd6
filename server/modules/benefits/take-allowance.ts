import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockAllowance, setAllowance } from '@sunshine/db/queries/benefits/move-allowance.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { allowanceDetail } from './allowance-replies.ts';
import { requireAllowanceStep } from './allowance-rules.ts';

type Route = typeof allowanceRoutes.takeAllowance;

/** A caseworker looks after the application from now on; who decided on it cannot. */
export async function takeAllowance(ctx: Context, { id }: Input<Route>): Promise<Reply<Route>> {
  const { accountId, personId } = ctx.policy.require('benefit.write');
  const scope = ctx.policy.unionScope('benefit.write');
  await ctx.transaction(async (tx) => {
    const allowance = await lockAllowance(tx, { scope }, id);
    if (!allowance) throw refusal('allowance.notFound');
    // Open to those who could still take it back: what is paid or ended needs nobody to look after it.
    requireAllowanceStep(allowance.state, 'withdrawn', 'caseworker');
    if (allowance.personId === personId) throw refusal('allowance.ownMatter');
    if (allowance.decidedBy === accountId) throw refusal('allowance.takeDecided');
    await setAllowance(tx, id, { caseworkerId: accountId });
    const subject = { type: 'allowance', id, unionId: allowance.unionId };
    await audit(ctx, tx, 'allowance.take', subject, {
      permission: 'benefit.write',
      detail: { from: allowance.caseworkerId },
    });
  });
  return allowanceDetail(ctx, scope, id);
}
