export const forms = { sunshine: '阳光就业行动情况统计表' } as const;
export type FormKey = keyof typeof forms;

/** Life of a report (统计表状态). */
export const reportStates = {
  draft: '草稿',
  checked: '校验通过',
  submitted: '已上报',
  returned: '已退回',
  accepted: '审核通过',
  sealed: '已封存',
  nil: '零报',
} as const;
export type ReportState = keyof typeof reportStates;

/** Units a cell is printed in. */
export const cellUnits = {
  persons: '人',
  personTimes: '人次',
  events: '场',
  openings: '个',
  yuan: '元',
  tenThousandYuan: '万元',
} as const;
export type CellUnit = keyof typeof cellUnits;

/**
 * Kinds of supplementary record (补录): work done outside the platform, entered as what it was.
 * `bareQuantity`: a number without a name is allowed; `money`: carries an amount in fen.
 */
export const supplementaryKinds = {
  internship: { label: '实习见习', cells: ['02A'], bareQuantity: true, money: false },
  skillTraining: { label: '技能培训', cells: ['03A'], bareQuantity: true, money: false },
  certificate: { label: '职业资格证书', cells: ['03B'], bareQuantity: true, money: false },
  event: { label: '就业服务活动', cells: ['04A'], bareQuantity: true, money: false },
  guidance: { label: '创业指导', cells: ['06A'], bareQuantity: true, money: false },
  entrepreneurshipTraining: { label: '创业培训', cells: ['06B'], bareQuantity: true, money: false },
  loanTranche: { label: '小额担保贷款放款', cells: ['06C', '06D', '07A'], bareQuantity: false, money: true },
  policyGrant: { label: '扶持政策落实', cells: ['07A'], bareQuantity: true, money: false },
  placement: { label: '实现就业', cells: ['08A'], bareQuantity: false, money: false },
  jobSeekingAllowance: { label: '求职补贴', cells: ['09A', '09B'], bareQuantity: false, money: true },
} as const;
export type SupplementaryKind = keyof typeof supplementaryKinds;
