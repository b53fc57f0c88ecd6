import type { CampaignSettings } from '@sunshine/contract/reports/settings.ts';
import { cellCodes } from '@sunshine/contract/reports/sunshine-form.ts';
import { findingOf } from './check-finding.ts';
import type { Figures } from './compile.ts';
import type { CrossCheck, LastYear } from './cross-check.ts';

export type { CrossCheck, LastYear } from './cross-check.ts';

/** Source: the cross-checks of the counting rules, form 1. */
export const sunshineChecks: readonly CrossCheck[] = [
  {
    key: 'total',
    level: 'hard',
    title: '01A＝01B＋01C',
    operator: 'equal',
    left: ['01A'],
    right: ['01B', '01C'],
  },
  {
    key: 'settledWithinTotal',
    level: 'hard',
    title: '01D＋01E 不大于 01A',
    operator: 'atMost',
    left: ['01D', '01E'],
    right: ['01A'],
  },
  {
    key: 'openWithinPrevious',
    level: 'hard',
    title: '11A 不大于 01C',
    operator: 'atMost',
    left: ['11A'],
    right: ['01C'],
  },
  {
    key: 'allowancePaid',
    level: 'hard',
    title: '09A 与 09B 同为零或同不为零',
    operator: 'zeroTogether',
    left: ['09A'],
    right: ['09B'],
  },
  {
    key: 'leftOver',
    level: 'soft',
    title: '01D＋01E 应等于 01A',
    operator: 'equal',
    left: ['01D', '01E'],
    right: ['01A'],
    leftOver: { of: '01A', without: ['01D', '01E'] },
  },
  {
    key: 'placedWithinNeed',
    level: 'soft',
    title: '帮助上岗的人数（08A′）不大于 01E',
    operator: 'atMost',
    left: ['08A.persons'],
    right: ['01E'],
    leftOver: { of: '08A', without: ['01E'] },
  },
  {
    key: 'loanPaid',
    level: 'soft',
    title: '06C 与 06D 同为零或同不为零',
    operator: 'zeroTogether',
    left: ['06C'],
    right: ['06D'],
  },
  {
    key: 'openingsNeedEvent',
    level: 'soft',
    title: '没有活动（04A 为零）就没有展出的岗位（04B）',
    operator: 'zeroThenZero',
    left: ['04A'],
    right: ['04B'],
  },
  { key: 'averageLoan', level: 'soft', title: '贷款平均额在常见范围内', operator: 'averageLoan' },
];

export interface CheckResult {
  check: CrossCheck;
  passed: boolean;
  /** What it comes to: `11＋26＝37，01A 为 38，差 1`. */
  finding: string;
}

/** 变动: each cell against last year's, where there is one. */
const changeChecks: readonly CrossCheck[] = cellCodes.map((code) => ({
  key: `change.${code}`,
  level: 'soft',
  title: `${code} 与上年相比变动不大`,
  operator: 'change',
  of: code,
}));

export function evaluateChecks(
  figures: Figures,
  settings: CampaignSettings,
  lastYear: LastYear | null = null,
): CheckResult[] {
  const compared = changeChecks.filter(
    (check) => check.operator === 'change' && lastYear?.values.has(check.of),
  );
  return [...sunshineChecks, ...compared].map((check) => ({
    check,
    ...findingOf(check, figures, settings, lastYear),
  }));
}
