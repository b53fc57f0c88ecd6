import type { PayUnit } from '@sunshine/contract/positions/vocabulary.ts';

/** Advertised pay in yuan. */
export interface Pay {
  min: number;
  max: number;
  unit: PayUnit;
  /** Months paid a year, when more than twelve. */
  months?: number | null;
}

/** The figure in bold: `6–8K`, `3.8–4.5K`, `150–200`. */
export function payMain({ min, max, unit }: Pay): string {
  if (unit === 'day') return range(String(min), String(max));
  return `${range(thousands(min), thousands(max))}K`;
}

/** What follows it in small: `·13薪`, `元/天`, or nothing. */
export function payRest({ unit, months }: Pay): string {
  if (unit === 'day') return '元/天';
  return months && months > 12 ? `·${months}薪` : '';
}

/** `6–8K·13薪`, `150–200元/天`: one line for titles and share cards. */
export function payText(pay: Pay): string {
  return payMain(pay) + payRest(pay);
}

function range(from: string, to: string): string {
  return from === to ? from : `${from}–${to}`;
}

function thousands(yuan: number): string {
  return String(Math.round(yuan / 100) / 10);
}
