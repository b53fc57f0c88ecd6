import type { Occupation } from '../vocabulary.ts';

/** Shanghai's monthly minimum wage (最低工资标准), yuan, from the day it holds; newest first. ⚙ */
export const minimumWages: readonly { readonly from: string; readonly monthly: number }[] = [
  { from: '2025-07-01', monthly: 2740 },
  { from: '2023-07-01', monthly: 2690 },
];

/** Working days of a month on average (月计薪天数). */
export const paidDaysAMonth = 21.75;
/** The upper end above this many times the lower is too wide to say anything. */
export const widestPayRange = 2.5;
/** Pay above this many times the median of its trade is looked at again. */
export const highestOfMedian = 3;

/** Median monthly pay of each trade (同类岗位中位数), yuan, from the day it is used; newest first. ⚙ */
export const categoryMedians: readonly {
  readonly from: string;
  readonly monthly: Readonly<Record<Occupation, number>>;
}[] = [
  {
    from: '2026-11-01',
    monthly: {
      finance: 7500,
      administration: 6500,
      sales: 7500,
      software: 12_000,
      engineering: 8500,
      logistics: 6500,
      design: 8000,
      education: 7000,
      health: 7500,
      construction: 8000,
      service: 5800,
      public: 5500,
      other: 6500,
    },
  },
];

/** The minimum wage of a day; the oldest known before that. */
export function minimumWageOn(day: string): number {
  return (minimumWages.find(({ from }) => from <= day) ?? minimumWages.at(-1))?.monthly ?? 0;
}

export function medianOn(day: string, occupation: Occupation): number | null {
  return categoryMedians.find(({ from }) => from <= day)?.monthly[occupation] ?? null;
}
