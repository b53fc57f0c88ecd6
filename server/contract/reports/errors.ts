import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const reportErrors = {
  'report.notFound': {
    status: 404,
    message: '没有找到这张统计表。年度或单位不对，或不归本单位看，请从报表重新进入。',
  },
  'report.ownWork': { status: 403, message: '这张表是你填报的，审核和封存要换别人。' },
  'report.reviewedAlready': { status: 403, message: '你审过一级了，下一级换一位审核人员。' },
  'report.sealerInvolved': {
    status: 403,
    message: '填报过或审核过的人不封存。换一位区级统计来封存。',
  },
  'report.notYourLevel': { status: 409, message: '现在轮不到你这一级审核，等这一级的审核人员先审。' },
  'report.reviewedSince': { status: 409, message: '已经有一级审核通过，收不回来了。要改，请审核的人退回。' },
  'report.aboveClosed': { status: 409, message: '上级已经把这张表汇总上报。先退回上级的，再动这一张。' },
  'report.belowOpen': { status: 409, message: '下级还没有都审核通过或零报，汇总不能上报。' },
  'report.belowProvisional': {
    status: 409,
    message: '下级有统计时点以前报的数，正在按统计时点重算。几分钟后再来。',
  },
  'report.belowCorrected': { status: 409, message: '下级在你上报以后更正过。先退回，按新的数重报。' },
  'report.hardChecks': { status: 422, message: '有必须满足的校验不平。改记录，或请上一级放行。' },
  'report.notesMissing': { status: 422, message: '有校验要写说明，写好再校验。' },
  'report.commentsOpen': { status: 422, message: '还有批注没处理。处理一条，记一条。' },
  'report.checksChanged': {
    status: 409,
    message: '校验以后记录变了，现在对不上，统计表回到草稿。看校验，改好再报。',
  },
  'report.notNil': { status: 422, message: '有数不是零，不能零报。按实际的数上报。' },
  'report.sealTooEarly': { status: 409, message: '统计时点还没过，数还会变。过了统计时点再封存。' },
  'report.provisional': {
    status: 409,
    message: '这张表是统计时点以前报的，正在按统计时点重算。几分钟后再来。',
  },
  'report.otherSettings': {
    status: 409,
    message: '上报以后改过期间或口径设置。退回，按现在的设置重报。',
  },
  'report.unitClosed': {
    status: 409,
    message: '这个单位在统计时点以前撤并了，由接收它的单位报。',
  },
  'report.sealed': { status: 409, message: '已经封存，不能再改。要改就开一版更正。' },
  'report.checkNotFound': { status: 404, message: '没有这条校验，从统计表重新进入。' },
  'report.checkPasses': { status: 422, message: '这条校验是平的，不用说明也不用放行。' },
  'report.noteNotAsked': { status: 422, message: '这条必须平，写说明不能代替。改记录，或请上一级放行。' },
  'report.overrideNotAsked': { status: 422, message: '这条写说明就行，不用放行。' },
  'report.overrideFromAbove': { status: 403, message: '放行要上一级的审核人员，自己填报的不能自己放行。' },
  'report.commentNotFound': { status: 404, message: '没有找到这条批注，刷新统计表再看。' },
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
  'dueDay.notLater': { status: 422, message: '延期要晚于大家的截止日，往后选。' },
  'dueDay.alreadySealed': { status: 409, message: '这个单位的统计表已经封存，用不着延期。' },
  'dueDay.notExtended': { status: 409, message: '这个单位没有延期，按大家的截止日报。' },
  'baseline.notANumber': { status: 422, message: '有的格不是数，看标出来的。' },
  'baseline.empty': { status: 422, message: '一格也没填。照着纸上的数填，没有的空着。' },
  'baseline.notPast': { status: 422, message: '只录往年的数，今年的从记录里来。' },
  'baseline.sealedExists': {
    status: 409,
    message: '这个单位那一年有封存的统计表，比较用封存的，不用再录。',
  },
  'baseline.reasonNeeded': { status: 422, message: '那一年录过了，要改就写明原因。' },
  'baseline.notFound': { status: 404, message: '这个单位那一年没有录过数。' },
  'report.fileAfterSeal': {
    status: 409,
    message: '统计表已经封存，只能再传签字盖章扫描件。其他材料要改，开一版更正。',
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
