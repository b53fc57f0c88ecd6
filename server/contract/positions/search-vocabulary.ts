import type { EducationRequirement } from './vocabulary.ts';

/**
 * Orders of a search. `date` goes by the later of publication and refresh, `salary` by the lower end of the monthly
 * pay, `distance` by the way from the town given as `near`, `applicants` by how many have applied, few first.
 */
export const positionSorts = {
  relevance: '最相关',
  date: '最新',
  salary: '月薪高的在前',
  distance: '离得近的在前',
  applicants: '投的人少的在前',
} as const;
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

/** Days within which a position was published or refreshed, today included (发布时间). */
export const postedSteps = [1, 3, 7, 30] as const;
export type PostedStep = (typeof postedSteps)[number];
export const postedLabels = {
  1: '今天',
  3: '近 3 天',
  7: '近 7 天',
  30: '近 30 天',
} as const satisfies Record<PostedStep, string>;

/** Kilometres from the town given as `near`. */
export const distanceSteps = [5, 10, 20, 40] as const;
export type DistanceStep = (typeof distanceSteps)[number];

/** What a suggestion while typing is (联想词的种类). */
export const suggestionKinds = { word: '岗位', company: '单位', major: '专业', town: '地点' } as const;
export type SuggestionKind = keyof typeof suggestionKinds;

/** Working days of a month on average (月计薪天数): turns pay by the day into pay by the month. */
export const paidDaysAMonth = 21.75;

/** What a search without a result gives up, one after another, the least missed first; education never. */
export const wideningSteps = {
  postedWithin: '发布时间',
  salaryMin: '月薪',
  companyNature: '单位性质',
  near: '地点',
  town: '地点',
  occupation: '岗位类型',
  kind: '类别',
  words: '字数',
} as const;
export type WideningStep = keyof typeof wideningSteps;

/** Open applications below which a card says that few apply: a word instead of a number, so that nobody can be counted out. */
export const fewApplicantsBelow = 5;
