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
  'loan.repaymentNotFound': { status: 404, message: '没有找到这笔还款，或已经更正，刷新看最新内容。' },

  'allowance.notFound': { status: 404, message: '没有找到这份申请，请从列表重新进入。' },
  'allowance.noUnion': {
    status: 409,
    message: '还没有工会接着你。先用认领码接上名册，或者打工会电话，再来申请。',
  },
  'allowance.openAlready': {
    status: 409,
    message: '同一项用途已经有一份在办的申请，办完再申请下一笔。',
  },
  'allowance.stepNotAllowed': { status: 409, message: '这份申请已经变了，刷新看最新内容。' },
  'allowance.ownMatter': { status: 403, message: '这是你本人的申请，换别的同事来办。' },
  'allowance.approveOwn': { status: 403, message: '这份是你替人申请的，审批要换一个人。' },
  'allowance.approveHandled': { status: 403, message: '这份由你跟进，审批要换一个人。' },
  'allowance.payApproved': { status: 403, message: '这份是你批准的，发放要换一个人。' },
  'allowance.payHandled': { status: 403, message: '这份由你申请或跟进，发放要换一个人。' },
  'allowance.takeDecided': { status: 403, message: '你审批或发放过这份申请，跟进要换一个人。' },
  'allowance.daysOutOfOrder': { status: 422, message: '日期不对，看标出来的地方。' },
  'allowance.hasReturns': { status: 409, message: '这笔已经记过退款，先更正退款，再说没有汇成。' },
  'allowance.returnTooLarge': { status: 409, message: '退回的比发的还多，核对金额。' },
  'allowance.notPaid': { status: 409, message: '还没有发放，没有可退的，刷新看最新内容。' },
  'allowance.returnNotFound': { status: 404, message: '没有找到这笔退款，或已经更正，刷新看最新内容。' },
} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const benefitConstraints = {
  ...policyConstraints,
  one_loan_per_bank_and_contract: 'loan.contractTaken',
  tranches_stay_within_the_loan: 'loan.tranchesExceed',
  one_open_allowance_per_person_and_purpose: 'allowance.openAlready',
  one_step_of_an_allowance_at_a_time: 'allowance.stepNotAllowed',
  nobody_approves_their_own_application: 'allowance.approveOwn',
  the_caseworker_does_not_approve: 'allowance.approveHandled',
  nobody_pays_what_they_approved: 'allowance.payApproved',
  nobody_pays_what_they_applied_for: 'allowance.payHandled',
  the_caseworker_does_not_pay: 'allowance.payHandled',
  only_a_paid_allowance_comes_back: 'allowance.notPaid',
  returns_stay_within_the_allowance: 'allowance.returnTooLarge',
} as const satisfies ConstraintRefusals<keyof typeof benefitErrors>;
