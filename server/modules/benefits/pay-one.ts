import type { Transaction } from '@sunshine/db/connect.ts';
import type { LockedAllowance } from '@sunshine/db/queries/benefits/move-allowance.ts';
import { dayOf } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { openNeedForService } from '../../service-need.ts';
import { requireAllowanceStep, whyNotPay } from './allowance-rules.ts';
import { moveAllowance } from './move-allowance.ts';

export interface MoneySent {
  paidOn: string;
  receipt: string;
}

/** Pays a locked allowance, by somebody who had no part in it before; the payment is a service and opens a need. */
export async function payOne(
  ctx: Context,
  tx: Transaction,
  allowance: LockedAllowance,
  { paidOn, receipt }: MoneySent,
): Promise<void> {
  const actor = ctx.policy.require('allowance.pay');
  requireAllowanceStep(allowance.state, 'paid', 'payer');
  const code = whyNotPay(actor, allowance);
  if (code) throw refusal(code);
  requireDay(ctx, allowance, paidOn);
  const { accountId } = actor;
  await moveAllowance(ctx, tx, allowance, {
    to: 'paid',
    by: 'payer',
    accountId,
    note: `回单 ${receipt}`,
    patch: { paidOn, paidBy: accountId, receipt },
    news: 'paid',
  });
  await openNeedForService(ctx, tx, {
    personId: allowance.personId,
    day: paidOn,
    closed: false,
    by: 'platform',
    at: ctx.now(),
  });
}

/** Not before it was approved, not in the future. */
function requireDay(ctx: Context, { decidedAt }: LockedAllowance, paidOn: string): void {
  const approvedOn = decidedAt ? dayOf(decidedAt) : '';
  const sentence =
    paidOn > ctx.today()
      ? '发放日期不能晚于今天。'
      : paidOn < approvedOn
        ? `发放不能早于批准那天（${approvedOn}）。`
        : null;
  if (sentence) throw refusal('allowance.daysOutOfOrder', { fields: { paidOn: sentence } });
}
