import type { EmploymentType, Occupation, PayUnit, PositionKind } from '../vocabulary.ts';
import type { FigureRuleName } from './figure-rules.ts';
import type { AdField, AdFinding } from './finding.ts';
import { highestOfMedian, medianOn, minimumWageOn, paidDaysAMonth, widestPayRange } from './pay-figures.ts';
import type { RuleHead } from './rule.ts';

export interface AdPay {
  kind: PositionKind;
  occupation?: Occupation;
  employmentType: EmploymentType;
  payMin: number;
  payMax: number;
  payUnit: PayUnit;
}

/** Interns are students and part-timers are paid by the hour: the monthly minimum is not theirs. */
export function minimumApplies({ kind, employmentType }: AdPay): boolean {
  return (kind === 'fullTime' || kind === 'publicWelfare') && employmentType !== 'partTime';
}

interface PayFault {
  rule: FigureRuleName;
  field: AdField;
  amount: number;
  words: Readonly<Record<string, string>>;
}

function payFaults(pay: AdPay, day: string): PayFault[] {
  const faults: PayFault[] = [];
  const daily = pay.payUnit === 'day';
  const minimum = minimumWageOn(day);
  const least = daily ? Math.ceil(minimum / paidDaysAMonth) : minimum;
  if (minimumApplies(pay) && pay.payMin < least) {
    const words = { 单位: daily ? '每天' : '每月', 标准: String(least) };
    faults.push({ rule: 'minimumWage', field: 'payMin', amount: pay.payMin, words });
  }
  const ratio = pay.payMax / pay.payMin;
  if (ratio > widestPayRange) {
    faults.push({
      rule: 'payRange',
      field: 'payMax',
      amount: pay.payMax,
      words: { 倍数: ratio.toFixed(1) },
    });
  }
  const median = pay.occupation ? medianOn(day, pay.occupation) : null;
  // The middle of the range: a lure is high at both ends, and a wide range has a rule of its own.
  const middle = (pay.payMin + pay.payMax) / 2;
  const monthly = daily ? middle * paidDaysAMonth : middle;
  if (median !== null && monthly > median * highestOfMedian) {
    const words = { 标准: String(median), 倍数: (monthly / median).toFixed(1) };
    faults.push({ rule: 'categoryPay', field: 'payMax', amount: pay.payMax, words });
  }
  return faults;
}

/** What is wrong with the pay of an ad, by the rules that hold. */
export function checkPay(pay: AdPay, day: string, rules: readonly RuleHead[]): AdFinding[] {
  return payFaults(pay, day).flatMap(({ rule, field, amount, words }) => {
    const head = rules.find((each) => each.rule === rule);
    if (!head) return [];
    const { level, law } = head;
    return [
      {
        rule,
        level,
        field,
        start: 0,
        end: 0,
        quote: String(amount),
        sentence: filled(head.sentence, words),
        law,
      },
    ];
  });
}

export function filled(sentence: string, words: Readonly<Record<string, string>>): string {
  return Object.entries(words).reduce((text, [name, word]) => text.replaceAll(`{${name}}`, word), sentence);
}
