import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const positionErrors = {
  'position.notFound': { status: 404, message: '没有找到这个职位。它可能归别的单位，请从列表重新进入。' },
  'position.adBlocked': { status: 422, message: '有几处不能这样写，改好再送审；认为写得对，可以申诉。' },
  'position.changedMeanwhile': { status: 409, message: '这个职位刚改过。刷新看最新内容，再决定。' },
  'position.alreadyDecided': { status: 409, message: '这个职位已经有人审过了。刷新看结果。' },
  'position.overrideNeedsReason': {
    status: 422,
    message: '职位检查还有不能发的地方。认为可以发，写明理由；否则退回。',
  },
  'position.companyNotVerified': { status: 409, message: '这家单位还没有核实。先核实单位，再发布职位。' },
  'position.companyMayNotPost': {
    status: 409,
    message: '单位资料还要补充或已暂停，现在不能送审。草稿已经存好，看“企业信息”里的说明。',
  },
  'position.validityPassed': { status: 422, message: '有效期已经过了，改一个今天以后的日期。' },
  'position.validityTooLong': { status: 422, message: '有效期最长一年，改早一点。' },
  'position.unitOutOfScope': { status: 422, message: '审核工会不在你的范围里，换一个。' },
  'position.notEditable': {
    status: 409,
    message: '这个状态不能改。待审核的先撤回，已关闭的可以复制一份再改。',
  },
  'position.refreshedLately': { status: 409, message: '24 小时内刷新过了。过了时间再来。' },
  'position.notOpen': { status: 409, message: '只有招聘中的职位能这样办。' },
  'position.notExtended': { status: 422, message: '新的有效期要比现在的晚。' },
  'position.companyVerificationLapsed': {
    status: 409,
    message: '这家单位的核实已经到期。先复核单位，再发布新的职位。',
  },
  'position.templateNotFound': { status: 404, message: '没有找到这个模板。可能已经删掉，刷新看看。' },
  'position.templateNameTaken': { status: 409, message: '已经有同名的模板，换一个名字。' },
  'position.tooManyTemplates': { status: 409, message: '模板已经有 50 个了，先删掉不用的。' },
  'position.templateOutdated': { status: 409, message: '这个模板的内容不全了，从一个职位重新存一份。' },
  'positionImport.notFound': { status: 404, message: '没有找到这次导入，请从导入列表重新进入。' },
  'positionImport.noBadRows': { status: 404, message: '这次导入没有有错的行。' },
  'positionImport.fileTooLarge': { status: 413, message: '文件超过 5 MB。删掉图片和不用的表，再传。' },
  'positionImport.fileEmpty': { status: 422, message: '文件是空的，换一个再传。' },
  'positionImport.passwordProtected': { status: 422, message: '文件设了密码。去掉密码另存一份，再传。' },
  'positionImport.oldFormat': {
    status: 422,
    message: '这是旧版的 .xls。在表格软件里另存为 .xlsx，再传。',
  },
  'positionImport.notXlsx': { status: 422, message: '这不是 xlsx 表格。下载模板填，再传。' },
  'positionImport.damaged': {
    status: 422,
    message: '文件坏了，读不完整。在表格软件里打开、另存一份，再传。',
  },
  'positionImport.unpacksTooLarge': {
    status: 422,
    message: '文件展开以后太大，不像职位表。只留“职位”那张表，另存后再传。',
  },
  'positionImport.tooManyRows': { status: 422, message: '一次最多 500 行，分成几份再传。' },
  'positionImport.tooManyColumns': { status: 422, message: '列太多，不像职位表。用模板填，再传。' },
  'positionImport.noSheet': { status: 422, message: '文件里没有“职位”这张表。用模板填，再传。' },
  'positionImport.noHeader': { status: 422, message: '没有找到列名。用模板填，列名不要改。' },
  'positionImport.noRows': { status: 422, message: '列名下面没有职位，填好再传。示例那一行不算。' },
  'positionImport.outOfMemory': {
    status: 422,
    message: '文件太复杂，读不下来。只留“职位”那张表，另存后再传。',
  },
  'position.neverPublished': { status: 409, message: '还没有发布过的职位，推荐方式在审核时定。' },
  'complaint.positionNotFound': { status: 404, message: '没有找到这个岗位，可能没有发布过。' },
  'complaint.alreadyOpen': { status: 409, message: '你已经举报过，正在核实。有结果会发消息告诉你。' },
  'complaint.notFound': { status: 404, message: '没有找到这条举报，请从列表重新进入。' },
  'complaint.alreadyDecided': { status: 409, message: '这条举报已经有人答复过了。刷新看结果。' },
  'complaint.nothingToTakeDown': { status: 409, message: '这个职位已经不在网上，不用撤下。只答复举报。' },
  'favourite.positionNotFound': { status: 404, message: '没有找到这个岗位，可能没有发布过。' },
  'favourite.tooMany': { status: 422, message: '最多收藏 200 个岗位。先去掉几个不再看的。' },
  'search.unreadable': { status: 422, message: '这个搜索里有不认识的条件。回到找岗位，重新选一次。' },
  'search.savedNotFound': { status: 404, message: '没有找到这个保存的搜索，可能已经删掉了。' },
  'search.tooManySaved': { status: 422, message: '最多存 20 个搜索。先删掉不用的。' },
  'wish.asksForNothing': { status: 422, message: '写几个字，或者选一个条件，再登记愿望。' },
  'wish.tooMany': { status: 422, message: '最多同时等 20 个愿望。先收回不再要的。' },
  'wish.notFound': { status: 404, message: '没有找到这个愿望，可能已经收回了。' },
  'wish.notOpen': { status: 409, message: '这个愿望已经有了结果，不用收回。' },
  'recommendation.nothingToTakeBack': { status: 409, message: '这个职位没有标过不合适，刷新看最新内容。' },
} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const positionConstraints = {
  one_template_per_company_and_name: 'position.templateNameTaken',
  one_open_report_per_account_and_position: 'complaint.alreadyOpen',
} as const satisfies ConstraintRefusals<keyof typeof positionErrors>;
