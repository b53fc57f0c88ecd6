import type { grantRoutes } from '@sunshine/contract/benefits/grant-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { cancelInstalmentRow, lockInstalment } from '@sunshine/db/queries/benefits/policy-instalments.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { toldInstalment } from './grant-replies.ts';

type Route = typeof grantRoutes.cancelPolicyInstalment;

/** Corrects a month's payment that was recorded by mistake; the month can be recorded anew. */
export async function cancelPolicyInstalment(
  ctx: Context,
  { id, reason }: Input<Route>,
): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('benefit.write');
  return ctx.transaction(async (tx) => {
    const found = await lockInstalment(tx, scope, id);
    if (!found) throw refusal('policyInstalment.notFound');
    if (found.instalment.cancelledAt) throw refusal('policyInstalment.alreadyCancelled');
    const cancellation = { at: ctx.now(), reason };
    await cancelInstalmentRow(tx, id, cancellation);
    const month = found.instalment.month.slice(0, 7);
    await audit(
      ctx,
      tx,
      'policyInstalment.cancel',
      { type: 'policyGrant', id: found.grantId, unionId: found.unionId },
      { permission: 'benefit.write', reason, detail: { month } },
    );
    return toldInstalment({
      ...found.instalment,
      cancelledAt: cancellation.at,
      cancellationReason: cancellation.reason,
    });
  });
}
