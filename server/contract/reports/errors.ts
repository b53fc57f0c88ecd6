import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const reportErrors = {
  'report.notFound': {
    status: 404,
    message: '没有找到这张统计表。年度或单位不对，或不归本单位看，请从报表重新进入。',
  },
  'campaign.exists': { status: 409, message: '这一年的活动已经开了，直接看那一年的统计表。' },
  'campaign.outOfOrder': {
    status: 422,
    message: '日期顺序不对：统计期间从早到晚，截止日不早于统计时点。核对三个日期。',
  },
  'campaign.settingUnknown': { status: 422, message: '有一项设置的值不对，按口径说明里的写法改。' },
  'campaign.settingContradicts': { status: 422, message: '有两项设置互相矛盾，看标出来的那一项。' },
  'campaign.nothingChanged': { status: 422, message: '和现在的一样，没有要改的。' },
  'campaign.changedMeanwhile': {
    status: 409,
    message: '你看的时候，有人改过这一年的设置。重新看一遍影响，再确认。',
  },
  'campaign.sealed': {
    status: 409,
    message: '这一年已经有封存的统计表，期间和设置不能再改。数字要改，走更正。',
  },
  'supplementary.notFound': {
    status: 404,
    message: '没有找到这条补录。可能不归本单位管，请从补录列表重新进入。',
  },
  'supplementary.personNeeded': { status: 422, message: '这一类要写明是谁，先选一位毕业生。' },
  'supplementary.personNotAsked': { status: 422, message: '这一类只录数量，不写人名，去掉再保存。' },
  'supplementary.personNotFound': {
    status: 422,
    message: '名册里没有这位毕业生，或不归本单位管。先登记，再补录。',
  },
  'supplementary.onePersonAtATime': { status: 422, message: '写明了是谁，数量就是 1；几个人分几条录。' },
  'supplementary.inFuture': { status: 422, message: '日期还没到。事情办完再补录。' },
  'supplementary.amountNeeded': { status: 422, message: '这一类要写金额。' },
  'supplementary.amountNotAsked': { status: 422, message: '这一类不写金额，去掉再保存。' },
  'supplementary.contractNeeded': {
    status: 422,
    message: '贷款要写合同编号，同一份合同的几笔放款写同一个。',
  },
  'supplementary.contractNotAsked': {
    status: 422,
    message: '合同编号只有贷款和它对应的政策写，去掉再保存。',
  },
  'supplementary.contractOnPlatform': {
    status: 409,
    message: '这份合同在“小额担保贷款”里已经有了，到那里记放款，这里再录就算两次。',
  },
  'supplementary.withdrawn': { status: 409, message: '这条已经撤回了，不能再改。' },
  'supplementary.noMoney': { status: 422, message: '这一条不是发钱的记录，没有退回。' },
  'supplementary.returnTooLarge': { status: 422, message: '退回的比发的还多，核对金额。' },
  'supplementary.returnBeforePayment': { status: 422, message: '退回的日期早于发放，核对日期。' },
  'supplementary.alreadyReturned': {
    status: 409,
    message: '这笔已经登记过退回。登错了就撤回这条，重新补录。',
  },
} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const reportConstraints = {
  one_campaign_per_form_and_year: 'campaign.exists',
  a_campaign_is_in_order: 'campaign.outOfOrder',
} as const satisfies ConstraintRefusals<keyof typeof reportErrors>;
