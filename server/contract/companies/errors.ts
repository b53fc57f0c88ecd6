import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const companyErrors = {
  'company.notFound': { status: 404, message: '没有找到这家单位。它可能归别的工会管，请从列表重新进入。' },
  'company.alreadyRegistered': {
    status: 409,
    message: '这家单位已经登记过了。请已有账号的同事在“操作员”里邀请你，不用再登记。',
  },
  'company.creditCodeDoubtful': { status: 422, message: '统一社会信用代码对不上，照营业执照核对一下。' },
  'company.creditCodeNeedsReason': {
    status: 422,
    message: '这个信用代码没有通过校验。看过营业执照、确实无误，就写明理由再核实。',
  },
  'company.notDueForVerification': {
    status: 409,
    message: '刚核实过，或者还没有到期。到期前 30 天起可以办。',
  },
  'commitment.notFound': { status: 404, message: '没有找到这条承诺。它可能归别的工会管，请从列表重新进入。' },
  'commitment.alreadyCancelled': { status: 409, message: '这条承诺已经作废了。' },
  'commitment.endsBeforeStart': { status: 422, message: '结束日期不能早于开始日期。' },
  'company.noVerifyingUnit': { status: 422, message: '这个地方还没有工会在平台上，请联系区总工会。' },
  'company.lastOperator': { status: 409, message: '这是最后一位操作员。先邀请一位同事，再收回。' },
  'company.operatorNotFound': { status: 404, message: '没有找到这位操作员。可能已经收回，刷新名单看看。' },
  'company.invitationNotFound': {
    status: 404,
    message: '没有找到这个邀请。可能已经接受或收回，刷新名单看看。',
  },
  'company.tagNotFound': { status: 404, message: '没有找到这条标签。可能已经结束，刷新看看。' },
  'company.tagOverlaps': { status: 409, message: '这段时间里已经有同一个标签。先结束原来的，再加新的。' },
  'company.tagOnlyShortened': { status: 422, message: '结束日期只能提前。要延长就另加一段，写上新的依据。' },
  'company.tagEndsBeforeStart': { status: 422, message: '结束日期不能早于开始日期。' },
} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const companyConstraints = {
  one_company_per_credit_code: 'company.alreadyRegistered',
  one_open_period_per_tag: 'company.tagOverlaps',
  a_commitment_ends_after_it_began: 'commitment.endsBeforeStart',
  a_tag_ends_after_it_began: 'company.tagEndsBeforeStart',
} as const satisfies ConstraintRefusals<keyof typeof companyErrors>;
