import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockAllowance } from '@sunshine/db/queries/benefits/move-allowance.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { moveAllowance } from './move-allowance.ts';
import { ownAllowanceReply } from './own-allowance-reply.ts';

type Route = typeof allowanceRoutes.reviseOwnAllowance;

/** The graduate completes what came back and sends it again. */
export async function reviseOwnAllowance(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { accountId, personId } = ctx.policy.require('benefit.own');
  const { id, purpose, note, amountFen } = input;
  await ctx.transaction(async (tx) => {
    const allowance = await lockAllowance(tx, { personId }, id);
    if (!allowance) throw refusal('allowance.notFound');
    const decision = { decidedBy: null, decidedAt: null, reason: null };
    const patch = { purpose, note, amountFen: BigInt(amountFen), ...decision };
    await moveAllowance(ctx, tx, allowance, { to: 'submitted', by: 'graduate', accountId, patch });
    const subject = { type: 'allowance', id, unionId: allowance.unionId };
    await audit(ctx, tx, 'allowance.revise', subject, {
      permission: 'benefit.own',
      detail: { purpose, amountFen },
    });
  });
  return ownAllowanceReply(ctx, personId, id);
}
