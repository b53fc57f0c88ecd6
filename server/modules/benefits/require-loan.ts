import type { Transaction } from '@sunshine/db/connect.ts';
import { lockGraduate } from '@sunshine/db/queries/applications/lock-application.ts';
import { type LockedLoan, lockLoan, readLoanRow } from '@sunshine/db/queries/benefits/loans.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** The loan of the scope, locked after its person as every change of a service does; a cancelled one is refused. */
export async function requireLoan(ctx: Context, tx: Transaction, id: string): Promise<LockedLoan> {
  const scope = ctx.policy.unionScope('benefit.write');
  const seen = await readLoanRow(tx, scope, id);
  if (!seen) throw refusal('loan.notFound');
  await lockGraduate(tx, seen.personId);
  const loan = await lockLoan(tx, scope, id);
  if (!loan) throw refusal('loan.notFound');
  if (loan.cancelledAt) throw refusal('loan.cancelled');
  return loan;
}
