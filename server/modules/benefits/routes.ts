import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { operations } from '../../routing.ts';
import { addSamplePolicies } from './add-sample-policies.ts';
import { applyForPerson } from './apply-for-person.ts';
import { approveAllowances } from './approve-allowances.ts';
import { askForAllowance } from './ask-for-allowance.ts';
import { cancelLoan } from './cancel-loan.ts';
import { cancelPolicyGrant } from './cancel-policy-grant.ts';
import { cancelPolicyInstalment } from './cancel-policy-instalment.ts';
import { cancelRepayment } from './cancel-repayment.ts';
import { cancelReturn } from './cancel-return.ts';
import { changePolicy } from './change-policy.ts';
import { countDueAllowances } from './count-due-allowances.ts';
import { countPolicyMatches } from './count-policy-matches.ts';
import { createPolicy } from './create-policy.ts';
import { decideAllowance } from './decide-allowance.ts';
import { allowanceFiles, loanFiles } from './files.ts';
import { handInOwnPolicyPapers, handInPolicyPapers } from './hand-in-policy-papers.ts';
import { listAllowances } from './list-allowances.ts';
import { listLoanChoices } from './list-loan-choices.ts';
import { listLoans } from './list-loans.ts';
import { listOwnAllowances } from './list-own-allowances.ts';
import { listOwnLoans } from './list-own-loans.ts';
import {
  countPolicyTasks,
  listPolicyApplications,
  readPolicyApplication,
} from './list-policy-applications.ts';
import { listPolicyGrants, preparePolicyGrant, readPolicyGrant } from './list-policy-grants.ts';
import { listPublicPolicies } from './list-public-policies.ts';
import { listOwnPolicies, matchGraduatePolicies } from './match-policies.ts';
import { openOwnPolicyApplication, openPolicyApplication } from './open-policy-application.ts';
import { payAllowance } from './pay-allowance.ts';
import { payAllowances } from './pay-allowances.ts';
import { listPolicyCatalogue, readCataloguePolicy } from './policy-catalogue.ts';
import { publishPolicy } from './publish-policy.ts';
import { readAllowance } from './read-allowance.ts';
import { readLoan } from './read-loan.ts';
import { readPublicPolicy } from './read-public-policy.ts';
import { recordLoan } from './record-loan.ts';
import { recordPolicyGrant } from './record-policy-grant.ts';
import { recordPolicyInstalments } from './record-policy-instalments.ts';
import { recordRepayment } from './record-repayment.ts';
import { recordReturn } from './record-return.ts';
import { recordTranche } from './record-tranche.ts';
import { rejectPolicyApplication } from './reject-policy-application.ts';
import { retirePolicy } from './retire-policy.ts';
import { reviseAllowance } from './revise-allowance.ts';
import { reviseOwnAllowance } from './revise-own-allowance.ts';
import { sendBackTranche } from './send-back-tranche.ts';
import { takeAllowance } from './take-allowance.ts';
import { undoPayment } from './undo-payment.ts';
import { listUnionPolicies, readUnionPolicy } from './union-policies.ts';
import { withdrawAllowance } from './withdraw-allowance.ts';
import { withdrawOwnAllowance } from './withdraw-own-allowance.ts';
import { withdrawOwnPolicyApplication, withdrawPolicyApplication } from './withdraw-policy-application.ts';

export const benefitOperations = operations(benefitRoutes, {
  listPublicPolicies,
  readPublicPolicy,
  listPolicyCatalogue,
  readCataloguePolicy,
  createPolicy,
  changePolicy,
  publishPolicy,
  retirePolicy,
  addSamplePolicies,
  countPolicyMatches,
  listOwnPolicies,
  openOwnPolicyApplication,
  handInOwnPolicyPapers,
  withdrawOwnPolicyApplication,
  listUnionPolicies,
  readUnionPolicy,
  matchGraduatePolicies,
  countPolicyTasks,
  listPolicyApplications,
  readPolicyApplication,
  openPolicyApplication,
  handInPolicyPapers,
  rejectPolicyApplication,
  withdrawPolicyApplication,
  listPolicyGrants,
  preparePolicyGrant,
  readPolicyGrant,
  recordPolicyGrant,
  cancelPolicyGrant,
  recordPolicyInstalments,
  cancelPolicyInstalment,
  listLoans,
  readLoan,
  listLoanChoices,
  recordLoan,
  cancelLoan,
  recordTranche,
  sendBackTranche,
  recordRepayment,
  cancelRepayment,
  listOwnLoans,
  listAllowances,
  countDueAllowances,
  readAllowance,
  applyForPerson,
  reviseAllowance,
  takeAllowance,
  withdrawAllowance,
  decideAllowance,
  approveAllowances,
  payAllowance,
  payAllowances,
  undoPayment,
  recordReturn,
  cancelReturn,
  listOwnAllowances,
  askForAllowance,
  reviseOwnAllowance,
  withdrawOwnAllowance,
  listLoanFiles: loanFiles.list,
  addLoanFile: loanFiles.add,
  openLoanFile: loanFiles.open,
  removeLoanFile: loanFiles.remove,
  listAllowanceFiles: allowanceFiles.list,
  addAllowanceFile: allowanceFiles.add,
  openAllowanceFile: allowanceFiles.open,
  removeAllowanceFile: allowanceFiles.remove,
});
