import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { lockAllowance } from '@sunshine/db/queries/benefits/move-allowance.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { allowanceDetail } from './allowance-replies.ts';
import { moveAllowance } from './move-allowance.ts';

type Route = typeof allowanceRoutes.reviseAllowance;

/** A caseworker completes what came back and sends it again; one nobody looked after is theirs from then on. */
export async function reviseAllowance(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { accountId, personId } = ctx.policy.require('benefit.write');
  const scope = ctx.policy.unionScope('benefit.write');
  const { id, purpose, note, amountFen } = input;
  await ctx.transaction(async (tx) => {
    const allowance = await lockAllowance(tx, { scope }, id);
    if (!allowance) throw refusal('allowance.notFound');
    if (allowance.personId === personId) throw refusal('allowance.ownMatter');
    const caseworkerId = allowance.caseworkerId ?? accountId;
    // The decision on what came back is history, kept by its step: the next one is free again.
    const decision = { decidedBy: null, decidedAt: null, reason: null };
    const patch = { purpose, note, amountFen: BigInt(amountFen), caseworkerId, ...decision };
    await moveAllowance(ctx, tx, allowance, { to: 'submitted', by: 'caseworker', accountId, patch });
    const subject = { type: 'allowance', id, unionId: allowance.unionId };
    await audit(ctx, tx, 'allowance.revise', subject, {
      permission: 'benefit.write',
      detail: { purpose, amountFen },
    });
  });
  return allowanceDetail(ctx, scope, id);
}
