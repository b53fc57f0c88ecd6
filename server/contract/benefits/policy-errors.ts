import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const policyErrors = {
  'policy.notFound': { status: 404, message: '没有找到这项政策。可能已经停用，到政策列表里看看。' },
  'policy.changedMeanwhile': { status: 409, message: '这项政策刚被别人改过。刷新看最新内容，再改一次。' },
  'policy.wordsNotPublic': { status: 422, message: '政策人人看得到，有的词不能出现。看标出来的地方。' },
  'policy.endsBeforeStart': { status: 422, message: '结束日期不能早于开始日期。' },
  'policy.over': { status: 422, message: '这项政策已经过了有效期，先把结束日期改到今天以后。' },
  'policy.noSamplesLeft': { status: 409, message: '样板里的政策目录里都有了。' },
  'policy.notOpen': { status: 409, message: '这项政策现在不在办理期，没有开始。看看别的政策。' },
  'policyApplication.notFound': { status: 404, message: '没有找到这份申请，请从列表重新进入。' },
  'policyApplication.personNotFound': {
    status: 404,
    message: '本单位范围里没有这位毕业生，请从名单里选。',
  },
  'policyApplication.alreadyOpen': { status: 409, message: '这项政策已经在办，打开那一份接着办。' },
  'policyApplication.ended': { status: 409, message: '这份申请已经结束，刚才这一步没有记。' },
  'policyApplication.daysOutOfOrder': { status: 422, message: '日期不对，看标出来的地方。' },
  'policyApplication.noUnit': { status: 422, message: '这里还没有工会在平台上，先给区总工会打电话。' },
  'policyGrant.notFound': { status: 404, message: '没有找到这笔落实，请从列表重新进入。' },
  'policyGrant.alreadyRecorded': {
    status: 409,
    message: '这个人这项政策的这个享受期已经记过一次。真是另一次的，享受期写得不一样。',
  },
  'policyGrant.alreadyCancelled': { status: 409, message: '这笔落实已经更正过，刷新看最新内容。' },
  'policyGrant.dayInFuture': { status: 422, message: '批准日期不能晚于今天。' },
  'policyGrant.loanMissing': {
    status: 422,
    message: '这项政策随贷款落实。先登记贷款合同，再在这里选它。',
  },
  'policyGrant.loanNotFound': { status: 422, message: '没有找到这份贷款，它要是同一个人的。' },
  'policyGrant.loanCarriesIt': {
    status: 409,
    message: '这个人有一份贷款合同已经登记在这项政策名下，首笔放款就算落实。要另记，先选上那份贷款。',
  },
  'policyInstalment.notFound': { status: 404, message: '没有找到这个月的发放，刷新看最新内容。' },
  'policyInstalment.alreadyCancelled': { status: 409, message: '这个月的发放已经更正过，刷新看最新内容。' },
} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const policyConstraints = {
  one_open_application_per_person_and_policy: 'policyApplication.alreadyOpen',
  one_grant_per_person_policy_and_period: 'policyGrant.alreadyRecorded',
  one_grant_per_application: 'policyGrant.alreadyRecorded',
} as const satisfies ConstraintRefusals<keyof typeof policyErrors>;
