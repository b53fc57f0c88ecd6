import { today } from './date.ts';

/** `7月`; with the year when it is not this year: `2025年12月`. */
export function monthText(month: string, now: Date = new Date()): string {
  const [year, number] = month.split('-').map(Number);
  return String(year) === today(now).slice(0, 4) ? `${number}月` : `${year}年${number}月`;
}

/** Every month from one to another, both included; empty when they are the wrong way round. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  for (let [year = 0, month = 1] = from.split('-').map(Number); ; month += 1) {
    if (month > 12) {
      month = 1;
      year += 1;
    }
    const each = `${year}-${String(month).padStart(2, '0')}`;
    if (each > to || months.length > 60) return months;
    months.push(each);
  }
}
