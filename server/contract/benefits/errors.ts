import type { ConstraintRefusals, Refusals } from '../errors.ts';
import { policyConstraints, policyErrors } from './policy-errors.ts';

export const benefitErrors = {
  ...policyErrors,
  'loan.notFound': { status: 404, message: '没有找到这份贷款，请从列表重新进入。' },
  'loan.trancheNotFound': { status: 404, message: '没有找到这笔放款，刷新看最新内容。' },
  'loan.policyNotFound': { status: 422, message: '没有找到这项贷款政策，从给出的选项里选。' },
  'loan.renewalNotFound': { status: 422, message: '没有找到续签的那份合同，它要是同一个人的。' },
  'loan.contractTaken': {
    status: 409,
    message: '这家银行的这个合同编号已经记过。到列表里打开那一份，接着记放款。',
  },
  'loan.supplemented': {
    status: 409,
    message: '这份合同的放款已经补录过，再记就算两次。先到“补录”撤回，再来记合同。',
  },
  'loan.daysOutOfOrder': { status: 422, message: '日期不对，看标出来的地方。' },
  'loan.tranchesExceed': { status: 409, message: '几笔放款加起来超过了批准金额，核对金额。' },
  'loan.nothingPaid': { status: 409, message: '这份合同还没有放款，没有可还的。' },
  'loan.alreadySentBack': { status: 409, message: '这笔放款已经记过退回，刷新看最新内容。' },
  'loan.cancelled': { status: 409, message: '这份合同已经更正，不再记放款和还款。' },
} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const benefitConstraints = {
  ...policyConstraints,
  one_loan_per_bank_and_contract: 'loan.contractTaken',
  tranches_stay_within_the_loan: 'loan.tranchesExceed',
} as const satisfies ConstraintRefusals<keyof typeof benefitErrors>;
