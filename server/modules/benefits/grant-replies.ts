import type { Instalment, OwnGrant, PolicyGrant } from '@sunshine/contract/benefits/grant-schemas.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import type { GrantRow } from '@sunshine/db/queries/benefits/policy-grants.ts';
import type { InstalmentRow } from '@sunshine/db/queries/benefits/policy-instalments.ts';

export function toldGrant(row: GrantRow): PolicyGrant {
  const { total: _, loanId, bank, contractNumber, underPolicy, firstTrancheOn, ...grant } = row;
  const { paidMonths, lastMonth, paidFen, ...rest } = grant;
  return {
    ...rest,
    name: maskName(row.name),
    amountFen: row.amountFen?.toString() ?? null,
    loan:
      loanId && bank && contractNumber
        ? { id: loanId, bank, contractNumber, underPolicy, firstTrancheOn }
        : null,
    recordedAt: row.recordedAt.toISOString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    instalments: { count: paidMonths, lastMonth: lastMonth?.slice(0, 7) ?? null, sumFen: paidFen },
  };
}

export function toldInstalment(row: InstalmentRow): Instalment {
  return {
    id: row.id,
    month: row.month.slice(0, 7),
    paidOn: row.paidOn,
    amountFen: row.amountFen.toString(),
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    cancellationReason: row.cancellationReason,
  };
}

/** What the graduate sees: nothing of evidence, loans or who recorded it. */
export function toldOwnGrant(row: GrantRow, instalments: readonly InstalmentRow[]): OwnGrant {
  const { id, policyId, policyTitle, category, monthly, period, grantedOn, unionName } = row;
  return {
    id,
    policyId,
    policyTitle,
    category,
    monthly,
    period,
    grantedOn,
    amountFen: row.amountFen?.toString() ?? null,
    unionName,
    instalments: instalments.filter(({ grantId }) => grantId === id).map(toldInstalment),
  };
}
