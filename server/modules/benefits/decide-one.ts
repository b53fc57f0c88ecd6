import type { Transaction } from '@sunshine/db/connect.ts';
import type { LockedAllowance } from '@sunshine/db/queries/benefits/move-allowance.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requireAllowanceStep, whyNotDecide } from './allowance-rules.ts';
import { moveAllowance } from './move-allowance.ts';

export interface Decision {
  to: 'approved' | 'returned' | 'rejected';
  reason?: string | undefined;
}

/** Decides a locked application; nobody decides what they applied for or look after. */
export async function decideOne(
  ctx: Context,
  tx: Transaction,
  allowance: LockedAllowance,
  { to, reason }: Decision,
): Promise<void> {
  const actor = ctx.policy.require('allowance.approve');
  requireAllowanceStep(allowance.state, to, 'reviewer');
  const code = whyNotDecide(actor, allowance);
  if (code) throw refusal(code);
  const { accountId } = actor;
  const patch = { decidedBy: accountId, decidedAt: ctx.now(), reason: to === 'approved' ? null : reason };
  await moveAllowance(ctx, tx, allowance, {
    to,
    by: 'reviewer',
    accountId,
    note: reason,
    patch,
    news: to,
  });
}
