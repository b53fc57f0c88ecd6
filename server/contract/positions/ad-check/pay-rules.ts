import type { EmploymentType, PayUnit, PositionKind } from '../vocabulary.ts';
import type { AdFinding } from './finding.ts';

/** Shanghai's monthly minimum wage (最低工资标准), yuan, from the day it holds; newest first. ⚙ */
export const minimumWages: readonly { readonly from: string; readonly monthly: number }[] = [
  { from: '2025-07-01', monthly: 2740 },
  { from: '2023-07-01', monthly: 2690 },
];
/** Working days of a month on average (月计薪天数). */
const paidDaysAMonth = 21.75;
/** The upper end above this many times the lower is too wide to say anything. */
export const widestPayRange = 2.5;

export interface AdPay {
  kind: PositionKind;
  employmentType: EmploymentType;
  payMin: number;
  payMax: number;
  payUnit: PayUnit;
}

/** The minimum wage of a day; the oldest known before that. */
export function minimumWageOn(day: string): number {
  return (minimumWages.find(({ from }) => from <= day) ?? minimumWages.at(-1))?.monthly ?? 0;
}

/** Interns are students and part-timers are paid by the hour: the monthly minimum is not theirs. */
function minimumApplies({ kind, employmentType }: AdPay): boolean {
  return (kind === 'fullTime' || kind === 'publicWelfare') && employmentType !== 'partTime';
}

export function checkPay(pay: AdPay, day: string): AdFinding[] {
  const findings: AdFinding[] = [];
  const minimum = minimumWageOn(day);
  const least = pay.payUnit === 'day' ? Math.ceil(minimum / paidDaysAMonth) : minimum;
  const unit = pay.payUnit === 'day' ? '每天' : '每月';
  if (minimumApplies(pay) && pay.payMin < least) {
    const sentence = `低于上海现在的最低工资（${unit} ${least} 元），请改到标准以上。`;
    findings.push(payFinding('minimumWage', 'block', 'payMin', pay.payMin, sentence, '劳动法第四十八条'));
  }
  const ratio = pay.payMax / pay.payMin;
  if (ratio > widestPayRange) {
    const sentence = `上限是下限的 ${ratio.toFixed(1)} 倍，范围写得太宽，应聘者会少。可以照发。`;
    findings.push(payFinding('payRange', 'warn', 'payMax', pay.payMax, sentence, null));
  }
  return findings;
}

function payFinding(
  rule: string,
  level: 'block' | 'warn',
  field: 'payMin' | 'payMax',
  amount: number,
  sentence: string,
  law: string | null,
): AdFinding {
  return { rule, level, field, start: 0, end: 0, quote: String(amount), sentence, law };
}
