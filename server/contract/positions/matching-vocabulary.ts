/** Why a recommended position is not for the graduate (不合适的原因); each reason changes the next ones. */
export const notForMeReasons = {
  occupation: '不想做这类工作',
  pay: '工资低了',
  place: '太远',
  kind: '不是我要的类型',
  company: '不想去这家单位',
  requirements: '条件够不上',
  other: '别的原因',
} as const;
export type NotForMeReason = keyof typeof notForMeReasons;

/** Life of a wish (求职愿望): a search that found nothing, left for the union as demand. */
export const wishStates = { open: '等岗位', met: '有岗位了', withdrawn: '已收回' } as const;
export type WishState = keyof typeof wishStates;

/** How often a saved search (保存的搜索) tells of new positions. */
export const alertRhythms = { off: '不提醒', daily: '每天', weekly: '每周一' } as const;
export type AlertRhythm = keyof typeof alertRhythms;

/** Saved searches one person may have; each costs one search when their list is read. */
export const savedSearchesAtMost = 20;
/** New positions counted at most; more is “60 个以上”. */
export const newCountedAtMost = 60;

/** Periods that a union looks at its demand over, in days. */
export const demandPeriods = [30, 90] as const;
