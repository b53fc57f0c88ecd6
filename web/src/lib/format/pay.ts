import type { PayUnit } from '@sunshine/contract/positions/vocabulary.ts';

/** Advertised pay in yuan. */
export interface Pay {
  payMin: number;
  payMax: number;
  payUnit: PayUnit;
  /** Months paid a year; twelve are not mentioned. */
  payMonths?: number | null;
}

/** The figure in bold: `6–8K`, `3.8–4.5K`, `150–200`. */
export function payMain({ payMin, payMax, payUnit }: Pay): string {
  if (payUnit === 'day') return range(String(payMin), String(payMax));
  return `${range(thousands(payMin), thousands(payMax))}K`;
}

/** What follows it in small: `·13薪`, `元/天`, or nothing. */
export function payRest({ payUnit, payMonths }: Pay): string {
  if (payUnit === 'day') return '元/天';
  return payMonths && payMonths > 12 ? `·${payMonths}薪` : '';
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
