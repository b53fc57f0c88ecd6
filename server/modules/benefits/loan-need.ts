import type { Transaction } from '@sunshine/db/connect.ts';
import { removeNeedOfService } from '@sunshine/db/queries/applications/settlement.ts';
import { listTranches, type TrancheRow } from '@sunshine/db/queries/benefits/loan-payments.ts';
import type { LockedLoan } from '@sunshine/db/queries/benefits/loans.ts';
import type { Context } from '../../context.ts';
import { openNeedForService, serviceNeedNotes } from '../../service-need.ts';

/** The first tranche of a loan is the service that opens a help need; later ones are the same service. */
export async function openNeedForLoan(ctx: Context, tx: Transaction, loan: LockedLoan): Promise<void> {
  const first = (await listTranches(tx, [loan.id])).find(({ sentBackOn }) => sentBackOn === null);
  if (!first) return;
  const { paidOn: day, recordedAt: at } = first;
  await openNeedForService(ctx, tx, { personId: loan.personId, day, closed: false, by: 'platform', at });
}

/** Takes back the need that only this tranche had opened. */
export async function removeNeedOfTranche(
  tx: Transaction,
  loan: LockedLoan,
  { paidOn, recordedAt }: Pick<TrancheRow, 'paidOn' | 'recordedAt'>,
): Promise<void> {
  await removeNeedOfService(tx, {
    personId: loan.personId,
    openedOn: paidOn,
    at: recordedAt,
    note: serviceNeedNotes.platform,
  });
}
