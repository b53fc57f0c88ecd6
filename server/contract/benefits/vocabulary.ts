/** Employment support 技保公创 (扶持政策的类别). */
export const policyCategories = {
  skill: '技能提升',
  insurance: '社会保险',
  publicWelfare: '公益性岗位',
  startUp: '创业',
  jobSeeking: '求职',
  other: '其他',
} as const;
export type PolicyCategory = keyof typeof policyCategories;

export const policyLevels = { national: '国家', city: '市级', district: '区级' } as const;
export type PolicyLevel = keyof typeof policyLevels;

export const policyStates = { draft: '草稿', published: '已发布', retired: '已停用' } as const;
export type PolicyState = keyof typeof policyStates;

/** Life of an application for a policy (政策申请). */
export const policyApplicationStates = {
  preparing: '备材料',
  applied: '已递交',
  granted: '已落实',
  rejected: '未通过',
  withdrawn: '已撤回',
} as const;
export type PolicyApplicationState = keyof typeof policyApplicationStates;

/** Life of a job-seeking allowance (求职补贴). */
export const allowanceStates = {
  submitted: '待审批',
  returned: '退回补充',
  approved: '待发放',
  paid: '已发放',
  rejected: '未批准',
  withdrawn: '已撤回',
} as const;
export type AllowanceState = keyof typeof allowanceStates;

/** What a job-seeking allowance is for. */
export const allowancePurposes = {
  travel: '面试交通',
  lodging: '异地求职住宿',
  clothing: '面试着装',
  examFee: '考试报名',
  other: '其他',
} as const;
export type AllowancePurpose = keyof typeof allowancePurposes;

/** Why a payment is in no figure (为什么没计入). */
export const uncountedReasons = {
  sentBack: '等于没有发生，不计数',
  cancelled: '合同已更正，不计数',
  returned: '钱已全部退回，不计数',
  noCampaign: '这一天不在已开的年度活动里，开了再计',
  outsidePopulation: '那一年不在统计对象里，不计数',
} as const;
export type UncountedReason = keyof typeof uncountedReasons;
