import type { Counted } from '@sunshine/contract/benefits/loan-schemas.ts';
import { uncountedReasons } from '@sunshine/contract/benefits/vocabulary.ts';

/** In which cells a payment counts, `计入 2026 年度 06C、06D`, or why it counts nowhere. */
export function countedText({ cells, whyNot }: Counted): string {
  if (whyNot) return uncountedReasons[whyNot];
  const years = Map.groupBy(cells, ({ year }) => year);
  return [...years]
    .map(([year, found]) => `计入 ${year} 年度 ${found.map(({ code }) => code).join('、')}`)
    .join('；');
}
