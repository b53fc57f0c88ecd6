import type { ApplicationState } from '@sunshine/contract/applications/vocabulary.ts';
import type { AllowanceState } from '@sunshine/contract/benefits/vocabulary.ts';
import type { CommitmentStanding } from '@sunshine/contract/companies/commitment-vocabulary.ts';
import type { CompanyState } from '@sunshine/contract/companies/vocabulary.ts';
import type { AttendingState } from '@sunshine/contract/events/fair-vocabulary.ts';
import type { EventState } from '@sunshine/contract/events/vocabulary.ts';
import type { PositionState } from '@sunshine/contract/positions/vocabulary.ts';
import type { ReportState } from '@sunshine/contract/reports/vocabulary.ts';
import type { IconName } from '#lib/icon-names.ts';

/** A status as a person sees it: icon, word and ground, always the three. */
export interface StatusLook {
  icon: IconName;
  word: string;
  tone: 'rest' | 'info' | 'warn' | 'now' | 'ok' | 'bad' | 'qing' | 'line';
}
type Looks<Status extends string> = Readonly<Record<Status, StatusLook>>;

/** 投递, to the graduate: 邀面试 and 录用意向 wait for them. */
export const applicationLooks: Looks<ApplicationState> = {
  submitted: { icon: 'send', word: '已投递', tone: 'rest' },
  viewed: { icon: 'eye', word: '被查看', tone: 'info' },
  interview: { icon: 'calendar-check', word: '邀面试', tone: 'now' },
  offered: { icon: 'badge-check', word: '录用意向', tone: 'now' },
  accepted: { icon: 'calendar-days', word: '已接受，待到岗', tone: 'qing' },
  hired: { icon: 'badge-check', word: '已到岗', tone: 'ok' },
  declined: { icon: 'circle-x', word: '不合适', tone: 'rest' },
  offerDeclined: { icon: 'circle-x', word: '你谢绝了', tone: 'rest' },
  withdrawn: { icon: 'undo-2', word: '已撤回', tone: 'rest' },
  closed: { icon: 'sunset', word: '已结束', tone: 'rest' },
};

/** 应聘, to the company: 已投递 waits for them. */
export const applicantLooks: Looks<ApplicationState> = {
  ...applicationLooks,
  submitted: { icon: 'hourglass', word: '待处理', tone: 'warn' },
  viewed: { icon: 'eye', word: '已看过', tone: 'info' },
  interview: { icon: 'calendar-days', word: '邀了面试', tone: 'qing' },
  offered: { icon: 'hourglass', word: '等对方答复', tone: 'info' },
  accepted: { icon: 'calendar-check', word: '待确认到岗', tone: 'warn' },
  offerDeclined: { icon: 'circle-x', word: '对方谢绝', tone: 'rest' },
  withdrawn: { icon: 'undo-2', word: '对方撤回', tone: 'rest' },
};

/** 职位. */
export const positionLooks: Looks<PositionState> = {
  draft: { icon: 'pencil', word: '草稿', tone: 'rest' },
  submitted: { icon: 'hourglass', word: '审核中', tone: 'info' },
  published: { icon: 'circle-check', word: '招聘中', tone: 'ok' },
  paused: { icon: 'circle-pause', word: '暂停接收', tone: 'warn' },
  closed: { icon: 'circle-x', word: '已关闭', tone: 'rest' },
  expired: { icon: 'sunset', word: '已到期', tone: 'rest' },
  rejected: { icon: 'undo-2', word: '退回修改', tone: 'bad' },
};

/** 承诺与兑现. */
export const commitmentLooks: Looks<CommitmentStanding> = {
  running: { icon: 'hourglass', word: '进行中', tone: 'info' },
  kept: { icon: 'circle-check', word: '已兑现', tone: 'ok' },
  missed: { icon: 'circle-alert', word: '没有兑现', tone: 'bad' },
  cancelled: { icon: 'circle-x', word: '已作废', tone: 'rest' },
};

/** 用人单位. */
export const companyLooks: Looks<CompanyState> = {
  submitted: { icon: 'hourglass', word: '待核实', tone: 'info' },
  verified: { icon: 'badge-check', word: '已核实', tone: 'qing' },
  returned: { icon: 'undo-2', word: '待补充', tone: 'bad' },
  suspended: { icon: 'circle-pause', word: '已暂停', tone: 'warn' },
};

/** 招聘会和活动. */
export const eventLooks: Looks<EventState> = {
  planned: { icon: 'calendar-days', word: '筹备中', tone: 'info' },
  held: { icon: 'circle-check', word: '已举办', tone: 'ok' },
  notHeld: { icon: 'calendar-x', word: '未举办', tone: 'rest' },
};

/** 活动, to visitors. */
export const publicEventLooks: Looks<EventState> = {
  planned: { icon: 'calendar-days', word: '即将举办', tone: 'info' },
  held: { icon: 'circle-check', word: '已举办', tone: 'rest' },
  notHeld: { icon: 'calendar-x', word: '没有办成', tone: 'rest' },
};

/** 统计表. */
export const reportLooks: Looks<ReportState> = {
  draft: { icon: 'pencil', word: '草稿', tone: 'rest' },
  checked: { icon: 'list-checks', word: '校验通过', tone: 'warn' },
  submitted: { icon: 'send', word: '已上报', tone: 'info' },
  returned: { icon: 'undo-2', word: '退回', tone: 'bad' },
  accepted: { icon: 'circle-check', word: '审核通过', tone: 'ok' },
  sealed: { icon: 'lock', word: '已封存', tone: 'qing' },
  nil: { icon: 'circle-check', word: '零报', tone: 'ok' },
};

/** 求职补贴, to staff. */
export const allowanceLooks: Looks<AllowanceState> = {
  submitted: { icon: 'hourglass', word: '待审批', tone: 'warn' },
  returned: { icon: 'undo-2', word: '退回补充', tone: 'bad' },
  approved: { icon: 'hand-coins', word: '待发放', tone: 'info' },
  paid: { icon: 'circle-check', word: '已发放', tone: 'ok' },
  rejected: { icon: 'circle-x', word: '未批准', tone: 'rest' },
  withdrawn: { icon: 'undo-2', word: '已撤回', tone: 'rest' },
};

/** 求职补贴, to the applicant: what came back waits for them. */
export const ownAllowanceLooks: Looks<AllowanceState> = {
  ...allowanceLooks,
  submitted: { icon: 'hourglass', word: '等审批', tone: 'info' },
  returned: { icon: 'pencil', word: '等你补充', tone: 'now' },
  approved: { icon: 'circle-check', word: '已批准，等发放', tone: 'qing' },
};

/** 职工档案. */
export const householdLooks = {
  open: { icon: 'circle-check', word: '在档', tone: 'ok' },
  due: { icon: 'calendar-days', word: '待复核', tone: 'warn' },
  closed: { icon: 'log-out', word: '已退出', tone: 'rest' },
} as const satisfies Record<string, StatusLook>;

/** 毕业生的情况: whoever asked for help comes first. */
export const graduateLooks = {
  helpNeeded: { icon: 'heart-handshake', word: '要帮扶', tone: 'warn' },
  seeking: { icon: 'search', word: '求职中', tone: 'warn' },
  unknown: { icon: 'circle-question-mark', word: '未登记去向', tone: 'info' },
  notSeeking: { icon: 'circle-pause', word: '暂不就业', tone: 'rest' },
  settled: { icon: 'circle-check', word: '已落实', tone: 'ok' },
  studying: { icon: 'book-open', word: '在读', tone: 'rest' },
} as const satisfies Record<string, StatusLook>;

/** 名册导入. */
export const rosterLooks = {
  uploaded: { icon: 'list-checks', word: '等着对列', tone: 'warn' },
  checking: { icon: 'hourglass', word: '正在试跑', tone: 'info' },
  checked: { icon: 'eye', word: '还没有写入', tone: 'warn' },
  committing: { icon: 'hourglass', word: '正在写入', tone: 'info' },
  committed: { icon: 'circle-check', word: '已写入', tone: 'ok' },
  failed: { icon: 'circle-x', word: '没有读成', tone: 'bad' },
} as const satisfies Record<string, StatusLook>;

/** 参会单位, to the union: who asked waits for it. */
export const attendingLooks: Looks<AttendingState> = {
  invited: { icon: 'send', word: '已邀请', tone: 'info' },
  applied: { icon: 'hourglass', word: '等你确认', tone: 'warn' },
  approved: { icon: 'circle-check', word: '确认参会', tone: 'ok' },
  declined: { icon: 'circle-x', word: '谢绝了', tone: 'rest' },
  rejected: { icon: 'circle-x', word: '没有通过', tone: 'rest' },
  withdrawn: { icon: 'undo-2', word: '退出了', tone: 'rest' },
};

/** 参会, to the company: an invitation waits for it. */
export const ownAttendingLooks: Looks<AttendingState> = {
  ...attendingLooks,
  invited: { icon: 'hourglass', word: '等你答复', tone: 'now' },
  applied: { icon: 'hourglass', word: '等主办单位确认', tone: 'info' },
  declined: { icon: 'circle-x', word: '你谢绝了', tone: 'rest' },
  withdrawn: { icon: 'undo-2', word: '不参加', tone: 'rest' },
};
