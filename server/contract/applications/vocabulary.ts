export const applicationStates = {
  submitted: '已投递',
  viewed: '被查看',
  interview: '邀面试',
  offered: '录用意向',
  accepted: '已接受',
  hired: '已到岗',
  declined: '不合适',
  offerDeclined: '谢绝',
  withdrawn: '已撤回',
  closed: '已关闭',
} as const;
export type ApplicationState = keyof typeof applicationStates;

/** What led to a placement (帮扶途径); each is union help in the sense of 08A. */
export const placementPaths = {
  platform: '平台投递',
  fair: '招聘会',
  referral: '工会推荐',
  targetedPost: '定向岗位',
  training: '培训后上岗',
} as const;
export type PlacementPath = keyof typeof placementPaths;

export const internshipKinds = { internship: '实习', traineeship: '见习' } as const;
export type InternshipKind = keyof typeof internshipKinds;
