import { yuanText } from '@sunshine/contract/reports/amounts.ts';
import type { CampaignSettings } from '@sunshine/contract/reports/settings.ts';
import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { type Figures, figure } from './compile.ts';
import type { CrossCheck, LastYear, Term } from './cross-check.ts';

export interface Finding {
  passed: boolean;
  /** What it comes to: `11＋26＝37，01A 为 38，差 1`. */
  finding: string;
}

/** Judges one check, on unrounded values. */
export function findingOf(
  check: CrossCheck,
  figures: Figures,
  settings: CampaignSettings,
  lastYear: LastYear | null,
): Finding {
  if (check.operator === 'averageLoan') return averageLoan(figures, settings);
  if (check.operator === 'change') return change(check.of, figures, settings, lastYear);
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
): Finding {
  const [a, b] = [termValue(figures, left), termValue(figures, right)];
  return {
    passed: rule(a, b),
    finding: `${left} ${amountText(left, a)}，${right} ${amountText(right, b)}`,
  };
}

/** Change against last year in percent, compared without division; from nothing any figure is a change. */
function change(
  code: CellCode,
  figures: Figures,
  { changePercent }: CampaignSettings,
  lastYear: LastYear | null,
): Finding {
  const [now, before] = [figure(figures, code).value, lastYear?.values.get(code)];
  if (!lastYear || before === undefined) return { passed: true, finding: '没有上年数' };
  const apart = now > before ? now - before : before - now;
  const percent =
    before === 0n || apart === 0n ? '' : `，${now > before ? '增' : '减'} ${percentText(apart, before)}`;
  return {
    passed: apart * 100n <= before * BigInt(changePercent),
    finding: `${amountText(code, now)}，${lastYear.year} 年 ${amountText(code, before)}${percent}`,
  };
}

/** Share in percent to one decimal, rounded half up: `51.3%`. */
function percentText(part: bigint, whole: bigint): string {
  const thousandths = (part * 2000n + whole) / (whole * 2n);
  const tenth = thousandths % 10n;
  return `${thousandths / 10n}${tenth === 0n ? '' : `.${tenth}`}%`;
}

function amountText(term: Term, value: bigint): string {
  return term === '06D' || term === '09B' ? `${yuanText(value)} 元` : `${value}`;
}

/** Average loan = average of first tranches, compared without division. */
function averageLoan(figures: Figures, { averageLoan: band }: CampaignSettings): Finding {
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
