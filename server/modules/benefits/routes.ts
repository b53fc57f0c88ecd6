import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { operations } from '../../routing.ts';
import { cancelLoan } from './cancel-loan.ts';
import { listLoanChoices } from './list-loan-choices.ts';
import { listLoans } from './list-loans.ts';
import { listOwnLoans } from './list-own-loans.ts';
import { readLoan } from './read-loan.ts';
import { recordLoan } from './record-loan.ts';
import { recordRepayment } from './record-repayment.ts';
import { recordTranche } from './record-tranche.ts';
import { sendBackTranche } from './send-back-tranche.ts';

export const benefitOperations = operations(benefitRoutes, {
  listLoans,
  readLoan,
  listLoanChoices,
  recordLoan,
  cancelLoan,
  recordTranche,
  sendBackTranche,
  recordRepayment,
  listOwnLoans,
});
