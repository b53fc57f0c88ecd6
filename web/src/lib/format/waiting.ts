import { daysBetween, today } from './date.ts';

/** Which day of waiting it is: 1 on the day it began. */
export function waitingDay(since: string | Date, now: Date = new Date()): number {
  return Math.max(1, daysBetween(typeof since === 'string' ? since : since.toISOString(), today(now)) + 1);
}

/** `第 5 天`. */
export function waitingText(since: string | Date, now: Date = new Date()): string {
  return `第 ${waitingDay(since, now)} 天`;
}

/** `16 天没联系`, `昨天联系`, `3 天前联系`; `还没联系过` when never. */
export function lastContact(on: string | null, now: Date = new Date()): string {
  if (!on) return '还没联系过';
  const days = daysBetween(on, today(now));
  if (days <= 0) return '今天联系';
  if (days === 1) return '昨天联系';
  return days > 14 ? `${days} 天没联系` : `${days} 天前联系`;
}

/** `还有 13 天`, `今天到期`, `过了 2 天`. */
export function dueText(due: string, now: Date = new Date()): string {
  const days = daysBetween(today(now), due);
  if (days === 0) return '今天到期';
  return days > 0 ? `还有 ${days} 天` : `过了 ${-days} 天`;
}
