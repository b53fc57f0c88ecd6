const zone = 'Asia/Shanghai';
const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const dayForm = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const timeForm = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });

/** Calendar day in Shanghai of an instant or of a day, as `2026-08-05`. */
export function dayOf(value: string | Date): string {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  return dayForm.format(new Date(value));
}

export function today(now: Date = new Date()): string {
  return dayForm.format(now);
}

function serial(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysBetween(from: string, to: string): number {
  return serial(dayOf(to)) - serial(dayOf(from));
}

/** `8月5日`; with the year when it is not this year. */
export function monthDay(value: string | Date, now: Date = new Date()): string {
  const [year, month, date] = dayOf(value).split('-').map(Number);
  const inYear = `${month}月${date}日`;
  return String(year) === today(now).slice(0, 4) ? inYear : `${year}年${inYear}`;
}

/** `2026年8月5日`. */
export function fullDay(value: string | Date): string {
  const [year, month, date] = dayOf(value).split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** `8月5日 周三`. */
export function dayWithWeekday(value: string | Date, now: Date = new Date()): string {
  return `${monthDay(value, now)} ${dateParts(dayOf(value)).weekday}`;
}

/** 今天, 昨天, 3 天前, 明天, 5 天后; a date beyond a week. */
export function relativeDay(value: string | Date, now: Date = new Date()): string {
  const days = daysBetween(today(now), dayOf(value));
  if (days === 0) return '今天';
  if (days === -1) return '昨天';
  if (days === 1) return '明天';
  if (days < 0 && days >= -7) return `${-days} 天前`;
  if (days > 0 && days <= 7) return `${days} 天后`;
  return monthDay(value, now);
}

/** `14:30` in Shanghai. */
export function timeOf(instant: string | Date): string {
  return timeForm.format(new Date(instant));
}

/** `8月5日 14:30`, or `今天 14:30`. */
export function moment(instant: string | Date, now: Date = new Date()): string {
  const days = daysBetween(today(now), dayOf(instant));
  const day = Math.abs(days) <= 1 ? relativeDay(instant, now) : monthDay(instant, now);
  return `${day} ${timeOf(instant)}`;
}

/** Parts of a date block: 8, 22, 周六. */
export function dateParts(day: string): { month: number; date: string; weekday: string } {
  const [, month = '1', date = '01'] = day.split('-');
  const weekday = weekdays[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '';
  return { month: Number(month), date, weekday };
}

const secondsForm = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' });

/** `9:04:12` in Shanghai. */
export function timeWithSeconds(instant: string | Date): string {
  return secondsForm.format(new Date(instant)).replace(/^0/, '');
}
