import type { loanRoutes } from '@sunshine/contract/benefits/loan-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { listTranches, sendBackTrancheRow } from '@sunshine/db/queries/benefits/loan-payments.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { notifyGraduate } from '../../notify-graduate.ts';
import { refusal } from '../../refusal.ts';
import { openNeedForLoan, removeNeedOfTranche } from './loan-need.ts';
import { loanDetail } from './loan-replies.ts';
import { requireLoan } from './require-loan.ts';

type Route = typeof loanRoutes.sendBackTranche;

/**
 * A tranche the bank took back never happened, in no figure of any year: when it was the first, the next one is.
 * Source: counting rules, 06C.
 */
export async function sendBackTranche(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('benefit.write');
  const { id, trancheId, sentBackOn, reason } = input;
  await ctx.transaction(async (tx) => {
    const loan = await requireLoan(ctx, tx, id);
    const tranche = (await listTranches(tx, [id])).find((each) => each.id === trancheId);
    if (!tranche) throw refusal('loan.trancheNotFound');
    if (tranche.sentBackOn) throw refusal('loan.alreadySentBack');
    requireDay(ctx, tranche.paidOn, sentBackOn);

    await sendBackTrancheRow(tx, trancheId, { on: sentBackOn, reason });
    await removeNeedOfTranche(tx, loan, tranche);
    await openNeedForLoan(ctx, tx, loan);
    await notifyGraduate(tx, loan.personId, {
      topic: 'request',
      about: `loan-tranche-back:${trancheId}`,
      title: '你有一笔款项退回了',
      body: `${loan.bank}的一笔放款退回了，合同 ${loan.contractNumber}。不清楚就问工会。`,
      href: '/me/benefits',
    });
    const subject = { type: 'loan', id, unionId: loan.unionId };
    await audit(ctx, tx, 'loan.sendBackTranche', subject, {
      permission: 'benefit.write',
      reason,
      detail: { tranche: trancheId, sentBackOn },
    });
  });
  return loanDetail(ctx, scope, id);
}

function requireDay(ctx: Context, paidOn: string, sentBackOn: string): void {
  const sentence =
    sentBackOn > ctx.today()
      ? '退回日期不能晚于今天。'
      : sentBackOn < paidOn
        ? `退回不能早于放款那天（${paidOn}）。`
        : null;
  if (sentence) throw refusal('loan.daysOutOfOrder', { fields: { sentBackOn: sentence } });
}
