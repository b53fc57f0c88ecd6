import type { AllowanceActor } from '@sunshine/contract/benefits/allowance-status.ts';
import type { AllowanceState } from '@sunshine/contract/benefits/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  type AllowancePatch,
  insertAllowanceStep,
  type LockedAllowance,
  setAllowance,
} from '@sunshine/db/queries/benefits/move-allowance.ts';
import type { Context } from '../../context.ts';
import { type AllowanceNews, tellApplicant } from './allowance-notices.ts';
import { requireAllowanceStep } from './allowance-rules.ts';

export interface AllowanceStep {
  to: AllowanceState;
  by: AllowanceActor;
  accountId: string;
  note?: string | undefined;
  patch?: AllowancePatch;
  /** What the applicant is told; nothing of what they did themselves. */
  news?: AllowanceNews;
}

/** Moves a locked allowance one step, keeps the step and tells the applicant; an illegal one is refused. */
export async function moveAllowance(
  ctx: Context,
  tx: Transaction,
  allowance: LockedAllowance,
  { to, by, accountId, note, patch, news }: AllowanceStep,
): Promise<void> {
  const { id, state: from, personId } = allowance;
  requireAllowanceStep(from, to, by);
  const stepId = ctx.id();
  await setAllowance(tx, id, { ...patch, state: to });
  await insertAllowanceStep(tx, id, {
    stepId,
    version: allowance.version + 1,
    from,
    to,
    at: ctx.now(),
    by,
    accountId,
    note: note || null,
  });
  const fen = patch?.amountFen ?? allowance.amountFen;
  if (news) await tellApplicant(tx, news, { personId, stepId, fen });
}
