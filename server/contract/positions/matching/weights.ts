/** Named parts of a score (匹配度的组成), in the order in which they are explained. */
export const fitParts = {
  occupation: '意向岗位',
  major: '专业对口',
  qualification: '学历和证书',
  place: '地点和路程',
  pay: '月薪',
  kind: '类型',
  taken: '同专业去向',
  fresh: '发布时间',
} as const;
export type FitPartKey = keyof typeof fitParts;

/**
 * Points of each part; they add up to 100. Set by comparing pairs by hand: what a person says they want outweighs what
 * they studied, both together outweigh everything else (a well-paid job of another trade never beats the wished one
 * nearby); place before pay, because in a district with 25 km from end to end the way decides whether somebody stays;
 * what others took and how new a posting is only settle ties. A change raises the version: old and new scores
 * are not compared.
 */
export const weights = {
  version: '2026-11',
  points: {
    occupation: 26,
    major: 18,
    qualification: 12,
    place: 16,
    pay: 12,
    kind: 8,
    taken: 3,
    fresh: 5,
  } satisfies Record<FitPartKey, number>,
  /** Value of a part of which the person has said nothing: neither for nor against. */
  unsaid: 0.5,
} as const;

/**
 * Conditions a position sets that a person may not meet: `demoted` keeps it, listed as missing and multiplied down;
 * `hidden` never recommends it, and says why on the position's own page.
 */
export const conditions = {
  /** One level below what is asked: companies do invite such people, seldom. */
  educationOneBelow: { unmet: 'demoted', factor: 0.55 },
  educationFarBelow: { unmet: 'hidden', factor: 0 },
  certificate: { unmet: 'demoted', factor: 0.85 },
  /** 实习 is for students. */
  student: { unmet: 'hidden', factor: 0 },
  /** 见习 is for who left school within two years. */
  leftSchool: { unmet: 'hidden', factor: 0 },
  /** A posting that takes nobody of this year (应届不可投). */
  currentYear: { unmet: 'hidden', factor: 0 },
} as const satisfies Record<string, { unmet: 'demoted' | 'hidden'; factor: number }>;
export type ConditionKey = keyof typeof conditions;

/** How what a person did not want changes what they are shown next; 单位 and the position itself vanish. */
export const afterRefusal = {
  occupation: 0.4,
  requirements: 0.6,
  /** Yuan a month on top of what the refused position pays at the least. */
  payStep: 500,
} as const;

/** Kilometres a person may be expected to travel who said nothing, and days after which a posting is old. */
export const measures = { reachKm: 20, freshDays: 60 } as const;

/** From here on a position counts as fitting: neither wished nor studied for, none reaches it. */
export const fitsFrom = 65;

/** Below this a position is not even named to staff as the nearest thing there is. */
export const worthSaying = 40;

/** Fewer people than this are never told of. */
export const anonymity = 3;

/** Positions shown at once, and of one company among them. */
export const shown = { positions: 20, perCompany: 3 } as const;
