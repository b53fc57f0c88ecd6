/** Kinds of position (岗位类别). */
export const positionKinds = {
  fullTime: '全职',
  internship: '实习',
  traineeship: '见习',
  publicWelfare: '公益性岗位',
} as const;
export type PositionKind = keyof typeof positionKinds;

export const positionStates = {
  draft: '草稿',
  submitted: '待审核',
  published: '招聘中',
  paused: '暂停接收',
  closed: '已关闭',
  expired: '已到期',
  rejected: '已退回',
} as const;
export type PositionState = keyof typeof positionStates;

/** Preference (优先约定) agreed between company and union at review; never public, never per applicant. */
export const preferences = { none: '无', priority: '优先', targeted: '定向推荐' } as const;
export type Preference = keyof typeof preferences;

/** Required education (学历要求), lowest first; `any` asks for none. */
export const educationRequirements = {
  any: '学历不限',
  college: '大专及以上',
  bachelor: '本科及以上',
  master: '硕士及以上',
  doctor: '博士',
} as const;
export type EducationRequirement = keyof typeof educationRequirements;

export const payUnits = { month: '元/月', day: '元/天' } as const;
export type PayUnit = keyof typeof payUnits;

/** Kind of employment (用工形式). */
export const employmentTypes = {
  contract: '签劳动合同',
  dispatch: '劳务派遣',
  partTime: '非全日制',
  internshipAgreement: '实习协议',
  traineeshipAgreement: '见习协议',
} as const;
export type EmploymentType = keyof typeof employmentTypes;

/** Trades a position is filed under (岗位类型). */
export const occupations = {
  finance: '财务会计',
  administration: '行政人事',
  sales: '销售客服',
  software: '软件与数据',
  engineering: '工程制造',
  logistics: '物流仓储',
  design: '设计传媒',
  education: '教育培训',
  health: '医疗护理',
  construction: '建筑环境',
  service: '餐饮文旅',
  public: '社区公共服务',
  other: '其他',
} as const;
export type Occupation = keyof typeof occupations;
