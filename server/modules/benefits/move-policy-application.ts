import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import { openPolicyStates, policyApplicationSteps } from '@sunshine/contract/benefits/policy-status.ts';
import type { PolicyApplicationState } from '@sunshine/contract/benefits/vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  type LockedPolicyApplication,
  lockPolicyApplication,
  type PolicyApplicationOwner,
  setPolicyApplication,
} from '@sunshine/db/queries/benefits/policy-applications.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requireStep } from '../../steps.ts';

export interface PolicyStep {
  to: PolicyApplicationState;
  by: Extract<Role, 'graduate' | 'caseworker'>;
  change?: Partial<Pick<LockedPolicyApplication, 'appliedOn' | 'decidedOn' | 'reason'>>;
}

/** The application, locked, while something may still come of it; missing and another's are the same. */
export async function requirePolicyApplication(
  tx: Transaction,
  owner: PolicyApplicationOwner,
  id: string,
): Promise<LockedPolicyApplication> {
  const application = await lockPolicyApplication(tx, owner, id);
  if (!application) throw refusal('policyApplication.notFound');
  const open: readonly string[] = openPolicyStates;
  if (!open.includes(application.state)) throw refusal('policyApplication.ended');
  return application;
}

/** Moves a locked application one step of the table; who acts for the union looks after it from now on. */
export async function takePolicyStep(
  ctx: Context,
  tx: Transaction,
  application: LockedPolicyApplication,
  { to, by, change = {} }: PolicyStep,
): Promise<{ id: string; state: PolicyApplicationState }> {
  const { id, state, caseworkerId } = application;
  requireStep(policyApplicationSteps, state, to, by);
  const caseworker = by === 'caseworker' ? (caseworkerId ?? ctx.actor?.accountId ?? null) : caseworkerId;
  await setPolicyApplication(tx, id, { ...change, state: to, caseworkerId: caseworker });
  return { id, state: to };
}

/** A day of the past or today, not before another; said at its field. */
export function requireStepDay(
  ctx: Context,
  field: string,
  day: string,
  after: { day: string | null; what: string },
): void {
  const sentence =
    day > ctx.today()
      ? '日期不能晚于今天。'
      : after.day !== null && day < after.day
        ? `不能早于${after.what} ${after.day}。`
        : null;
  if (sentence) throw refusal('policyApplication.daysOutOfOrder', { fields: { [field]: sentence } });
}
