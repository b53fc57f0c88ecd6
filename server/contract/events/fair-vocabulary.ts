/** How a company came to an event and where that stands (参会单位). */
export const attendingStates = {
  invited: '已邀请',
  applied: '已申请',
  approved: '已确认参会',
  declined: '单位谢绝',
  rejected: '没有通过',
  withdrawn: '已退出',
} as const;
export type AttendingState = keyof typeof attendingStates;

/** Registration (报名) of a person for an event. */
export const registrationStates = {
  registered: '已报名',
  waiting: '候补',
  cancelled: '已取消',
} as const;
export type RegistrationState = keyof typeof registrationStates;

/** What a scan at the door led to (签到结果); each scan is kept, whatever it led to. */
export const scanResults = {
  admitted: '可以进场',
  already: '已经进过场',
  reentered: '再次进场',
  undone: '撤销进场',
  waiting: '还在候补',
  cancelled: '报名已取消',
  otherEvent: '不是这场活动的入场码',
  unknown: '没有找到这个码',
  forged: '入场码不对',
} as const;
export type ScanResult = keyof typeof scanResults;

/** How a code came in: typed, by the camera, or a visitor counted without one. */
export const scanWays = { typed: '输入', camera: '扫码', walkIn: '现场登记' } as const;
export type ScanWay = keyof typeof scanWays;

/** What happened at a booth (展位), with the graduate's consent. */
export const intentKinds = {
  application: '投递',
  interview: '现场面试',
  intent: '初步意向',
  hire: '现场录用',
} as const;
export type IntentKind = keyof typeof intentKinds;

/** Days after the event at which an intent is followed up (意向跟进), and what was found. */
export const followUpDays = [7, 30] as const;
export const followUpResults = {
  hired: '已录用',
  inTalks: '还在谈',
  interviewing: '在面试',
  ended: '没有成',
  unreached: '没联系上',
} as const;
export type FollowUpResult = keyof typeof followUpResults;

/** Why somebody registered did not come (没来的原因), found by a call. */
export const absenceReasons = {
  foundWork: '已经有工作了',
  forgot: '忘记了',
  distance: '路远',
  clash: '时间冲突',
  noFit: '没有合适的岗位',
  unreached: '没联系上',
  other: '别的原因',
} as const;
export type AbsenceReason = keyof typeof absenceReasons;

/** Figures of an event's result (活动结果), in the order of the official results form. */
export const resultFigures = {
  companies: { label: '参会单位', unit: '家' },
  positions: { label: '岗位', unit: '个' },
  openings: { label: '招聘人数', unit: '人' },
  visitors: { label: '入场', unit: '人次' },
  applications: { label: '投递简历', unit: '份' },
  intents: { label: '初步意向', unit: '人次' },
  hires: { label: '现场录用', unit: '人' },
} as const;
export type ResultFigure = keyof typeof resultFigures;

/** Where a result stands: what a second person has not confirmed counts nowhere. */
export const resultStates = {
  none: '还没有填',
  proposed: '等第二个人确认',
  returned: '退回重填',
  confirmed: '已确认',
} as const;
export type ResultState = keyof typeof resultStates;

/** How each figure is counted from the records; stands beside it on the page. */
export const figureRules: Readonly<Record<ResultFigure, string>> = {
  companies: '登记了到场的单位；一家也没登记的，按确认参会的算',
  positions: '展出的岗位，每个算一次',
  openings: '各岗位最后一天的招聘人数相加',
  visitors: '签到进场的人，加上现场登记的；一个人算一次',
  applications: '展位上记的投递，加上活动那几天网上投给展出岗位的；同一个人投同一个岗位算一次',
  intents: '展位上记的初步意向；同一个人和同一家单位算一次',
  hires: '展位上记的现场录用；一个人算一次',
};

/** Figures that follow from the list of positions: changed there, not by hand. */
export const listedFigures = ['positions', 'openings'] as const satisfies readonly ResultFigure[];
/** Figures of an event without companies. */
export const plainFigures = ['visitors'] as const satisfies readonly ResultFigure[];

/** What a booth kept that somebody asks about later (要跟进的). */
export const followedKinds = ['hire', 'interview', 'intent'] as const satisfies readonly IntentKind[];

/**
 * What is checked before an event (筹备清单). `from`: asked when at least so many people are expected.
 * Source: 大型群众性活动安全管理条例 asks for a safety permit from 1,000 people on.
 */
export const checklistItems = {
  place: { label: '场地定好，写了地址', from: 0 },
  announced: { label: '发了通知', from: 0 },
  companies: { label: '参会单位确认', from: 0 },
  booths: { label: '展位排好', from: 0 },
  gates: { label: '签到的手机试过', from: 0 },
  aid: { label: '现场有人负责急救和疏散', from: 200 },
  safetyPlan: { label: '安全工作方案', from: 1000 },
  filing: { label: '公安许可或备案号', from: 1000 },
} as const;
export type ChecklistItem = keyof typeof checklistItems;
