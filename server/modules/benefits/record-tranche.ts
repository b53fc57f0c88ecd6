import type { loanRoutes } from '@sunshine/contract/benefits/loan-routes.ts';
import { yuanText } from '@sunshine/contract/reports/amounts.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertTranche, listTranches } from '@sunshine/db/queries/benefits/loan-payments.ts';
import { isSupplemented, type LockedLoan } from '@sunshine/db/queries/benefits/loans.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { notifyGraduate } from '../../notify-graduate.ts';
import { refusal } from '../../refusal.ts';
import { openNeedForLoan } from './loan-need.ts';
import { loanDetail } from './loan-replies.ts';
import { requireLoan } from './require-loan.ts';

type Route = typeof loanRoutes.recordTranche;

/** Records money the bank paid out: the first tranche makes the loan count, every one adds to the amount. */
export async function recordTranche(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const scope = ctx.policy.unionScope('benefit.write');
  await ctx.transaction(async (tx) => {
    const loan = await requireLoan(ctx, tx, input.id);
    requireDay(ctx, loan, input.paidOn);
    const amountFen = BigInt(input.amountFen);
    const before = await listTranches(tx, [loan.id]);
    requireRoom(loan, before, amountFen);
    if (await isSupplemented(tx, loan.personId, loan.contractNumber)) throw refusal('loan.supplemented');

    const { paidOn, evidence } = input;
    const id = ctx.id();
    const tranche = { id, loanId: loan.id, paidOn, amountFen, evidence };
    await insertTranche(tx, {
      ...tranche,
      recordedBy: ctx.policy.require('benefit.write').accountId,
      recordedAt: ctx.now(),
    });
    await openNeedForLoan(ctx, tx, loan);
    await notifyGraduate(tx, loan.personId, {
      topic: 'request',
      about: `loan-tranche:${id}`,
      title: '你有一笔款项有了进展',
      body: `${loan.bank}放款，合同 ${loan.contractNumber}。金额和日期在这里看，不对就告诉工会。`,
      href: '/me/benefits',
    });
    const subject = { type: 'loan', id: loan.id, unionId: loan.unionId };
    await audit(ctx, tx, 'loan.recordTranche', subject, {
      permission: 'benefit.write',
      detail: { tranche: id, paidOn, amountFen: input.amountFen },
    });
  });
  return loanDetail(ctx, scope, input.id);
}

function requireDay(ctx: Context, loan: LockedLoan, paidOn: string): void {
  const sentence =
    paidOn > ctx.today()
      ? '放款日期不能晚于今天。'
      : paidOn < loan.approvedOn
        ? `放款不能早于批准那天（${loan.approvedOn}）。`
        : null;
  if (sentence) throw refusal('loan.daysOutOfOrder', { fields: { paidOn: sentence } });
}

/** Says what is left; the database holds the limit whatever comes at the same time. */
function requireRoom(
  loan: LockedLoan,
  tranches: readonly { amountFen: bigint; sentBackOn: string | null }[],
  amountFen: bigint,
): void {
  const paid = tranches.reduce((sum, each) => (each.sentBackOn ? sum : sum + each.amountFen), 0n);
  const left = loan.approvedFen - paid;
  if (amountFen <= left) return;
  const message = `批准 ${yuanText(loan.approvedFen)} 元，还剩 ${yuanText(left)} 元没放，核对金额。`;
  throw refusal('loan.tranchesExceed', { message, fields: { amountFen: message } });
}
