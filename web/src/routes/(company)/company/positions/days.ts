import { longestValidity } from '@sunshine/contract/positions/status.ts';
import { daysBetween, today } from '#lib/format/date.ts';

/** A calendar day so many days from today. */
export function dayIn(days: number): string {
  return new Date(Date.parse(`${today()}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The latest last day that a posting may have. */
export const latestDay = (): string => dayIn(longestValidity);

/** How long a posting still stands, in words. */
export function daysLeft(validUntil: string): string {
  const left = daysBetween(today(), validUntil);
  if (left < 0) return '已过';
  if (left === 0) return '今天到期';
  return `还有 ${left} 天`;
}
