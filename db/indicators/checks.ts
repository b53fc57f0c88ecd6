import { yuanText } from '@sunshine/contract/reports/amounts.ts';
import type { CampaignSettings } from '@sunshine/contract/reports/settings.ts';
import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { type Figures, figure } from './compile.ts';

/** A number a check reads: a cell, 08A′ (`08A.persons`) or an auxiliary figure. Always the unrounded value. */
type Term = CellCode | '08A.persons';

/** A cross-check (勾稽校验) as data. hard blocks the submission; soft needs the preparer's note. */
export type CrossCheck = {
  readonly level: 'hard' | 'soft';
  /** As staff read it: `01A＝01B＋01C`. */
  readonly title: string;
  /** Persons who make the difference: in the list of `of` and in none of `without`. */
  readonly leftOver?: { readonly of: CellCode; readonly without: readonly CellCode[] };
} & (
  | { readonly operator: 'equal' | 'atMost'; readonly left: readonly Term[]; readonly right: readonly Term[] }
  | {
      readonly operator: 'zeroTogether' | 'zeroThenZero';
      readonly left: readonly [Term];
      readonly right: readonly [Term];
    }
  | { readonly operator: 'averageLoan' }
);

/** Source: the cross-checks of the counting rules, form 1. */
export const sunshineChecks: readonly CrossCheck[] = [
  { level: 'hard', title: '01A＝01B＋01C', operator: 'equal', left: ['01A'], right: ['01B', '01C'] },
  {
    level: 'hard',
    title: '01D＋01E 不大于 01A',
    operator: 'atMost',
    left: ['01D', '01E'],
    right: ['01A'],
  },
  { level: 'hard', title: '11A 不大于 01C', operator: 'atMost', left: ['11A'], right: ['01C'] },
  {
    level: 'hard',
    title: '09A 与 09B 同为零或同不为零',
    operator: 'zeroTogether',
    left: ['09A'],
    right: ['09B'],
  },
  {
    level: 'soft',
    title: '01D＋01E 应等于 01A',
    operator: 'equal',
    left: ['01D', '01E'],
    right: ['01A'],
    leftOver: { of: '01A', without: ['01D', '01E'] },
  },
  {
    level: 'soft',
    title: '帮助上岗的人数（08A′）不大于 01E',
    operator: 'atMost',
    left: ['08A.persons'],
    right: ['01E'],
    leftOver: { of: '08A', without: ['01E'] },
  },
  {
    level: 'soft',
    title: '06C 与 06D 同为零或同不为零',
    operator: 'zeroTogether',
    left: ['06C'],
    right: ['06D'],
  },
  {
    level: 'soft',
    title: '没有活动（04A 为零）就没有展出的岗位（04B）',
    operator: 'zeroThenZero',
    left: ['04A'],
    right: ['04B'],
  },
  { level: 'soft', title: '贷款平均额在常见范围内', operator: 'averageLoan' },
];

export interface CheckResult {
  check: CrossCheck;
  passed: boolean;
  /** What it comes to: `11＋26＝37，01A 为 38，差 1`. */
  finding: string;
}

export function evaluateChecks(figures: Figures, settings: CampaignSettings): CheckResult[] {
  return sunshineChecks.map((check) => ({ check, ...evaluate(check, figures, settings) }));
}

function evaluate(
  check: CrossCheck,
  figures: Figures,
  settings: CampaignSettings,
): { passed: boolean; finding: string } {
  if (check.operator === 'averageLoan') return averageLoan(figures, settings);
  const left = check.left.map((term) => termValue(figures, term));
  const right = check.right.map((term) => termValue(figures, term));
  const sides = { left: total(left), right: total(right) };
  const spoken = `${spell(left)}，${check.right.join('＋')} 为 ${spell(right)}`;
  switch (check.operator) {
    case 'equal':
      return sides.left === sides.right
        ? { passed: true, finding: `${left.join('＋')}＝${right.join('＋')}` }
        : { passed: false, finding: `${spoken}，差 ${distance(sides)}` };
    case 'atMost':
      return sides.left <= sides.right
        ? { passed: true, finding: `${sides.left} ≤ ${sides.right}` }
        : { passed: false, finding: `${spoken}，多 ${distance(sides)}` };
    case 'zeroTogether':
      return bothZero(check.left[0], check.right[0], figures, (a, b) => (a === 0n) === (b === 0n));
    case 'zeroThenZero':
      return bothZero(check.left[0], check.right[0], figures, (a, b) => a !== 0n || b === 0n);
  }
}

function bothZero(
  left: Term,
  right: Term,
  figures: Figures,
  rule: (left: bigint, right: bigint) => boolean,
): { passed: boolean; finding: string } {
  const [a, b] = [termValue(figures, left), termValue(figures, right)];
  const say = (term: Term, value: bigint): string => {
    if (term === '06D' || term === '09B') return `${term} ${yuanText(value)} 元`;
    return `${term} ${value}`;
  };
  return { passed: rule(a, b), finding: `${say(left, a)}，${say(right, b)}` };
}

/** Average loan = average of first tranches, compared without division. */
function averageLoan(
  figures: Figures,
  { averageLoan: band }: CampaignSettings,
): { passed: boolean; finding: string } {
  const loans = figure(figures, '06C').value;
  if (loans === 0n) return { passed: true, finding: '没有贷款' };
  const fen = figure(figures, 'firstTranches').value;
  const passed = fen >= BigInt(band.fromYuan) * 100n * loans && fen <= BigInt(band.toYuan) * 100n * loans;
  return {
    passed,
    finding: `首笔放款平均 ${yuanText(fen / loans)} 元，常见 ${band.fromYuan} 至 ${band.toYuan} 元`,
  };
}

function termValue(figures: Figures, term: Term): bigint {
  return term === '08A.persons' ? BigInt(figure(figures, '08A').persons) : figure(figures, term).value;
}

function total(values: readonly bigint[]): bigint {
  return values.reduce((sum, value) => sum + value, 0n);
}

function spell(values: readonly bigint[]): string {
  return values.length === 1 ? `${values[0]}` : `${values.join('＋')}＝${total(values)}`;
}

function distance({ left, right }: { left: bigint; right: bigint }): bigint {
  return left > right ? left - right : right - left;
}
