import type { allowanceRoutes } from '@sunshine/contract/benefits/allowance-routes.ts';
import { yuanText } from '@sunshine/contract/reports/amounts.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { insertReturn, listReturns } from '@sunshine/db/queries/benefits/allowance-returns.ts';
import { audit } from '../../audit.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { tellApplicant } from './allowance-notices.ts';
import { allowanceDetail } from './allowance-replies.ts';
import { type PaidAllowance, removeNeedOfPayment, requirePaid } from './paid-allowance.ts';

type Route = typeof allowanceRoutes.recordReturn;

/**
 * Money of an allowance came back, in part or whole: it counts against that payment, whatever the day. After the
 * cutoff the record stands and the sealed report shows it as drift. Source: counting rules, "Returns of money".
 */
export async function recordReturn(ctx: Context, input: Input<Route>): Promise<Reply<Route>> {
  const { accountId } = ctx.policy.require('allowance.pay');
  const scope = ctx.policy.unionScope('allowance.pay');
  const { id, returnedOn, reason } = input;
  await ctx.transaction(async (tx) => {
    const allowance = await requirePaid(ctx, tx, id);
    requireDay(ctx, allowance, returnedOn);
    const amountFen = BigInt(input.amountFen);
    const left = (await netOf(tx, allowance)) - amountFen;
    if (left < 0n) throw tooLarge(left + amountFen);

    const back = { id: ctx.id(), allowanceId: id, returnedOn, amountFen, reason };
    await insertReturn(tx, { ...back, recordedBy: accountId, recordedAt: ctx.now() });
    if (left === 0n) await removeNeedOfPayment(tx, allowance);
    const { personId } = allowance;
    await tellApplicant(tx, 'moneyBack', { personId, stepId: back.id, fen: amountFen });
    const subject = { type: 'allowance', id, unionId: allowance.unionId };
    await audit(ctx, tx, 'allowance.recordReturn', subject, {
      permission: 'allowance.pay',
      reason,
      detail: { return: back.id, returnedOn, amountFen: input.amountFen },
    });
  });
  return allowanceDetail(ctx, scope, id);
}

/** What of the payment has not come back yet, in fen. */
export async function netOf(tx: Transaction, { id, amountFen }: PaidAllowance): Promise<bigint> {
  const returns = await listReturns(tx, id);
  return returns.reduce((net, each) => (each.cancelledAt ? net : net - each.amountFen), amountFen);
}

function tooLarge(net: bigint): Error {
  const message =
    net === 0n ? '这笔已经全部退回。' : `最多还能退 ${yuanText(net)} 元，退回的比发的还多，核对金额。`;
  return refusal('allowance.returnTooLarge', { message, fields: { amountFen: message } });
}

function requireDay(ctx: Context, { paidOn }: PaidAllowance, returnedOn: string): void {
  const sentence =
    returnedOn > ctx.today()
      ? '退回日期不能晚于今天。'
      : returnedOn < paidOn
        ? `退回不能早于发放那天（${paidOn}）。`
        : null;
  if (sentence) throw refusal('allowance.daysOutOfOrder', { fields: { returnedOn: sentence } });
}
