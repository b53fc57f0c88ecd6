import type { EducationRequirement } from './vocabulary.ts';

/** Orders of a search; `salary` sorts by the lower end of the monthly pay, highest first. */
export const positionSorts = { relevance: '最相关', date: '最新', salary: '月薪高的在前' } as const;
export type PositionSort = keyof typeof positionSorts;

/** A graduate's level as a filter: positions that ask for at most this. */
export const educationLevels = {
  any: '不要求学历',
  college: '大专可投',
  bachelor: '本科可投',
  master: '硕士可投',
  doctor: '博士可投',
} as const satisfies Record<EducationRequirement, string>;

/** Steps of the pay filter, yuan a month; 0 filters nothing. */
export const salarySteps = [0, 5000, 8000, 10000] as const;
export type SalaryStep = (typeof salarySteps)[number];

/** Working days of a month on average (月计薪天数): turns pay by the day into pay by the month. */
export const paidDaysAMonth = 21.75;

/** What a search without a result gives up, one after another, the least missed first; education never. */
export const wideningSteps = {
  salaryMin: '月薪',
  near: '附近的镇和街道也算',
  town: '镇和街道',
  kind: '类别',
  words: '少写几个字',
} as const;
export type WideningStep = keyof typeof wideningSteps;
