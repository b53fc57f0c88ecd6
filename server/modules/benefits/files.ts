import { readAllowanceRow } from '@sunshine/db/queries/benefits/allowances.ts';
import { readLoanRow } from '@sunshine/db/queries/benefits/loans.ts';
import { recordFiles } from '../../record-files.ts';

/** Evidence of a loan: the contract, the bank's slips. */
export const loanFiles = recordFiles({
  type: 'guaranteedLoan',
  read: 'loan.read',
  write: 'benefit.write',
  missing: 'loan.notFound',
  unitOf: async (db, scope, id) => (await readLoanRow(db, scope, id))?.unionId ?? null,
});

/** Evidence of an allowance: an invitation to an interview, tickets, receipts. */
export const allowanceFiles = recordFiles({
  type: 'jobSeekingAllowance',
  read: 'graduate.read',
  write: 'benefit.write',
  missing: 'allowance.notFound',
  unitOf: async (db, scope, id) => (await readAllowanceRow(db, scope, id))?.unionId ?? null,
});
