import type { Transaction } from '@sunshine/db/connect.ts';
import { removeNeedOfService } from '@sunshine/db/queries/applications/settlement.ts';
import {
  type LockedAllowance,
  listAllowanceSteps,
  lockAllowance,
} from '@sunshine/db/queries/benefits/move-allowance.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { openNeedForService, serviceNeedNotes } from '../../service-need.ts';

/** A paid allowance, locked, with the day of its payment and when that was recorded. */
export interface PaidAllowance extends LockedAllowance {
  paidOn: string;
  recordedAt: Date;
}

/** The payer's allowance after its payment; one that is not paid has nothing to come back. */
export async function requirePaid(ctx: Context, tx: Transaction, id: string): Promise<PaidAllowance> {
  const scope = ctx.policy.unionScope('allowance.pay');
  const allowance = await lockAllowance(tx, { scope }, id);
  if (!allowance) throw refusal('allowance.notFound');
  const { paidOn } = allowance;
  const payment = (await listAllowanceSteps(tx, [id])).findLast(({ to }) => to === 'paid');
  if (allowance.state !== 'paid' || !paidOn || !payment) throw refusal('allowance.notPaid');
  return { ...allowance, paidOn, recordedAt: payment.at };
}

/** A payment of which nothing stays was no service: the need that only it had opened goes with it. */
export async function removeNeedOfPayment(
  tx: Transaction,
  { personId, paidOn: openedOn, recordedAt: at }: PaidAllowance,
): Promise<void> {
  await removeNeedOfService(tx, { personId, openedOn, at, note: serviceNeedNotes.platform });
}

export async function openNeedOfPayment(
  ctx: Context,
  tx: Transaction,
  { personId, paidOn: day, recordedAt: at }: PaidAllowance,
): Promise<void> {
  await openNeedForService(ctx, tx, { personId, day, closed: false, by: 'platform', at });
}
