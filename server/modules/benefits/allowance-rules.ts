import { type AllowanceActor, allowanceSteps } from '@sunshine/contract/benefits/allowance-status.ts';
import { type AllowanceState, allowanceStates } from '@sunshine/contract/benefits/vocabulary.ts';
import type { RefusalCode } from '@sunshine/contract/refusals.ts';
import type { Steps } from '@sunshine/contract/shared/steps.ts';
import type { Actor } from '../../policy.ts';
import { refusal } from '../../refusal.ts';

/** Who had a part in an allowance so far. */
export interface Handled {
  personId: string;
  appliedBy: string;
  caseworkerId: string | null;
  decidedBy: string | null;
}

/** Somebody as the rules ask of them. */
export type Colleague = Pick<Actor, 'accountId' | 'personId'>;

/** Why this person may not decide it; the database refuses the same, without a word for the reason. */
export function whyNotDecide({ accountId, personId }: Colleague, handled: Handled): RefusalCode | null {
  if (handled.personId === personId) return 'allowance.ownMatter';
  if (handled.appliedBy === accountId) return 'allowance.approveOwn';
  if (handled.caseworkerId === accountId) return 'allowance.approveHandled';
  return null;
}

/** Why this person may not pay it: the payer is a third, beside who applied or looks after it and who approved. */
export function whyNotPay({ accountId, personId }: Colleague, handled: Handled): RefusalCode | null {
  if (handled.personId === personId) return 'allowance.ownMatter';
  if (handled.decidedBy === accountId) return 'allowance.payApproved';
  if ([handled.appliedBy, handled.caseworkerId].includes(accountId)) return 'allowance.payHandled';
  return null;
}

/** Refuses a step that the table does not give, saying where the allowance stands now. */
export function requireAllowanceStep(from: AllowanceState, to: AllowanceState, by: AllowanceActor): void {
  const table: Steps<AllowanceState, AllowanceActor> = allowanceSteps;
  if (table[from]?.[to]?.includes(by)) return;
  const message = `这份申请现在是“${allowanceStates[from]}”，这一步办不了。刷新看最新内容。`;
  throw refusal('allowance.stepNotAllowed', { message });
}
