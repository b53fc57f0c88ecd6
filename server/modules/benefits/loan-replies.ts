import type { loanRoutes } from '@sunshine/contract/benefits/loan-routes.ts';
import type { Counted, LoanDetail, LoanLine } from '@sunshine/contract/benefits/loan-schemas.ts';
import type { Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import {
  listRepayments,
  listTranches,
  type RepaymentRow,
  type TrancheRow,
} from '@sunshine/db/queries/benefits/loan-payments.ts';
import { findContract, findRenewal, type LoanRow, readLoanRow } from '@sunshine/db/queries/benefits/loans.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { countedIn } from './counted.ts';

export function loanLine(row: LoanRow): LoanLine {
  return {
    id: row.id,
    personId: row.personId,
    name: maskName(row.name),
    unionName: row.unionName,
    bank: row.bank,
    contractNumber: row.contractNumber,
    purpose: row.purpose,
    policyTitle: row.policyTitle,
    approvedOn: row.approvedOn,
    approvedFen: String(row.approvedFen),
    paidFen: row.paidFen,
    firstPaidOn: row.firstPaidOn,
    renewal: row.renewalOf !== null,
    cancelledAt: row.cancelledAt?.toISOString() ?? null,
    cancellationReason: row.cancellationReason,
  };
}

/** A loan of the scope with everything paid under it, and for each tranche the cells it counts in. */
export async function loanDetail(ctx: Context, scope: readonly string[], id: string): Promise<LoanDetail> {
  const row = await readLoanRow(ctx.db, scope, id);
  if (!row) throw refusal('loan.notFound');
  const [tranches, repayments, renewedBy, renewalOf] = await Promise.all([
    listTranches(ctx.db, [id]),
    listRepayments(ctx.db, id),
    findRenewal(ctx.db, id),
    row.renewalOf ? findContract(ctx.db, row.renewalOf) : null,
  ]);
  return {
    ...loanLine(row),
    evidence: row.evidence,
    recordedBy: row.recordedBy,
    recordedAt: row.recordedAt.toISOString(),
    renewalOf,
    renewedBy,
    tranches: await trancheLines(ctx, row, tranches),
    repayments: repayments.map(repaymentLine),
    repaidFen: String(
      repayments.reduce((sum, each) => (each.cancellationReason ? sum : sum + each.amountFen), 0n),
    ),
  };
}

async function trancheLines(
  ctx: Context,
  loan: LoanRow,
  tranches: readonly TrancheRow[],
): Promise<LoanDetail['tranches']> {
  const payments = tranches.map(({ id, paidOn, sentBackOn }) => ({
    id,
    on: paidOn,
    struck: sentBackOn ? ('sentBack' as const) : loan.cancelledAt ? ('cancelled' as const) : null,
  }));
  const counted = await countedIn(ctx, ['06C', '06D', '07A'], payments);
  const first = tranches.find(({ sentBackOn }) => sentBackOn === null)?.id;
  return tranches.map(({ loanId: _, ...tranche }) => ({
    ...tranche,
    ...(counted.get(tranche.id) ?? nowhere),
    amountFen: String(tranche.amountFen),
    first: tranche.id === first,
    recordedAt: tranche.recordedAt.toISOString(),
  }));
}

const nowhere: Counted = { cells: [], whyNot: null };

function repaymentLine({ amountFen, ...repayment }: RepaymentRow): LoanDetail['repayments'][number] {
  return { ...repayment, amountFen: String(amountFen) };
}

type OwnLoan = Reply<typeof loanRoutes.listOwnLoans>['items'][number];

export function ownLoan(row: LoanRow, tranches: readonly TrancheRow[]): OwnLoan {
  return {
    id: row.id,
    bank: row.bank,
    contractNumber: row.contractNumber,
    purpose: row.purpose,
    approvedOn: row.approvedOn,
    approvedFen: String(row.approvedFen),
    paidFen: row.paidFen,
    tranches: tranches.map(({ id, paidOn, amountFen, sentBackOn }) => ({
      id,
      paidOn,
      amountFen: String(amountFen),
      sentBackOn,
    })),
  };
}
