/** Why somebody reports a position (举报职位). */
export const positionReportReasons = {
  false: '内容不真实',
  fee: '收费、押金或扣证件',
  discrimination: '有歧视内容',
  filled: '早就招满了',
  contact: '电话打不通或换了人',
  unsafe: '让人觉得不安全',
  other: '别的问题',
} as const;
export type PositionReportReason = keyof typeof positionReportReasons;

export const positionReportStates = { open: '待核实', upheld: '属实', dismissed: '不属实' } as const;
export type PositionReportState = keyof typeof positionReportStates;

/** What became of one row of a batch import (批量导入). */
export const importOutcomes = { created: '已建草稿', bad: '没导入' } as const;
export type ImportOutcome = keyof typeof importOutcomes;

/** Days before its last day on which a company is reminded of a position, and hours between two refreshes. */
export const postingClock = { remindDaysBefore: [7, 1], refreshEveryHours: 24 } as const;

/** What a company may do with several of its positions at once (批量办理). */
export const ownActs = {
  submit: '送审',
  refresh: '刷新',
  extend: '延长有效期',
  pause: '暂停接收',
  resume: '恢复招聘',
  close: '关闭',
} as const;
export type OwnAct = keyof typeof ownActs;

/** Templates a company may keep. */
export const mostTemplates = 50;
