import chineseDays from 'chinese-days';
import { addDays } from './clock.ts';

/** Whether people work on a calendar day: weekends, public holidays and their make-up days considered. */
export function isWorkingDay(day: string): boolean {
  const [year, month, date] = day.split('-').map(Number);
  // The calendar reads local time; noon of the server's own day is that day in every zone.
  return chineseDays.isWorkday(new Date(year ?? 0, (month ?? 1) - 1, date ?? 1, 12));
}

/** The working day that is so many working days after a day, which itself is not counted. */
export function addWorkingDays(day: string, workingDays: number): string {
  let reached = day;
  for (let left = workingDays; left > 0; ) {
    reached = addDays(reached, 1);
    if (isWorkingDay(reached)) left -= 1;
  }
  return reached;
}
