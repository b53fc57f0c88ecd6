import type { OwnPolicyApplication, PolicyApplication } from '@sunshine/contract/benefits/policy-schemas.ts';
import { policyWaitingDays } from '@sunshine/contract/benefits/policy-status.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import type { PolicyApplicationRow } from '@sunshine/db/queries/benefits/policy-applications.ts';

/** An application as the union reads it, with how long it waits where it is. */
export function toldPolicyApplication(row: PolicyApplicationRow, today: string): PolicyApplication {
  const { total: _, papers: _papers, office: _office, loan: _loan, monthly: _monthly, ...rest } = row;
  const since = waitsSince(row);
  const waitingDays = since === null ? null : daysBetween(since, today);
  const limit = row.state === 'preparing' || row.state === 'applied' ? policyWaitingDays[row.state] : null;
  return {
    ...rest,
    name: maskName(row.name),
    waitingDays,
    late: limit !== null && waitingDays !== null && waitingDays > limit,
  };
}

/** What the graduate sees: nothing the union noted for itself. */
export function toldOwnPolicyApplication(row: PolicyApplicationRow): OwnPolicyApplication {
  const { id, policyId, policyTitle, category, state, openedOn, appliedOn, decidedOn, reason } = row;
  const { papers, office, unionName } = row;
  return {
    id,
    policyId,
    policyTitle,
    category,
    state,
    openedOn,
    appliedOn,
    decidedOn,
    reason,
    papers,
    office,
    unionName,
  };
}

function waitsSince({ state, openedOn, appliedOn }: PolicyApplicationRow): string | null {
  if (state === 'preparing') return openedOn;
  return state === 'applied' ? appliedOn : null;
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
