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
  internship: '实习见习留用',
} as const;
export type PlacementPath = keyof typeof placementPaths;

export const internshipKinds = { internship: '实习', traineeship: '见习' } as const;
export type InternshipKind = keyof typeof internshipKinds;

/** Why a company declines (不合适的原因); the graduate reads it as it stands. */
export const declineReasons = {
  filled: '岗位已招满',
  skills: '技能和岗位要求有差距',
  education: '学历或专业和岗位要求不同',
  schedule: '到岗时间对不上',
  pay: '薪资期望有差距',
  other: '其他原因',
} as const;
export type DeclineReason = keyof typeof declineReasons;

/** What a graduate answers to an interview invitation; who will not come withdraws. */
export const interviewAnswers = { accepted: '接受面试', otherTime: '换个时间' } as const;
export type InterviewAnswer = keyof typeof interviewAnswers;

/** Who took a step, as both sides read it. */
export const stepActors = {
  graduate: '毕业生',
  recruiter: '用人单位',
  caseworker: '工会',
  system: '到期提醒',
} as const;
export type StepActor = keyof typeof stepActors;

/** The clock of silence: days after which the company is reminded, and the day of the honest close. */
export const silenceDays = { firstNudge: 3, secondNudge: 7, close: 30 } as const;

/** Days within which an answer counts for the answer rate (答复率), and days the rate looks back. */
export const answerRateDays = { answeredWithin: 7, lookBack: 90 } as const;

/** Months after the first day of work at which the union calls (就业回访). */
export const retentionMonths = [1, 3, 6, 12] as const;
export type RetentionMonth = (typeof retentionMonths)[number];

/** Days after its due day on which a call is overdue, and months after the start until which the last is asked for. */
export const retentionSpan = { graceDays: 7, untilMonth: 15 } as const;

/** What a retention call found. */
export const retentionResults = { stays: '仍在岗', left: '已离职', unreached: '没联系上' } as const;
export type RetentionResult = keyof typeof retentionResults;

/** How an internship or traineeship ended. */
export const internshipEnds = { completed: '期满结束', leftEarly: '提前离开', keptOn: '留用上岗' } as const;
export type InternshipEnd = keyof typeof internshipEnds;

/** Months of a traineeship (见习) and years after leaving school within which it may begin. */
export const traineeshipLimits = { leastMonths: 3, mostMonths: 12, yearsAfterSchool: 2 } as const;

/** What is unusual about an internship or traineeship; recorded all the same when somebody says why. */
export const internshipCautions = {
  notStudent: '已经毕业，实习一般给在校生',
  stillStudent: '还没离校，见习一般给离校的毕业生',
  leftLongAgo: '离校超过两年',
  short: '不足 3 个月',
  second: '不是第一次见习',
  noEnd: '还没有定结束日期',
} as const;
export type InternshipCaution = keyof typeof internshipCautions;
