import { postedSteps } from '@sunshine/contract/positions/search-vocabulary.ts';
import { kilometresBetween } from '@sunshine/contract/unions/town-centres.ts';
import type { PositionQuery } from './engine.ts';
import { townCodes } from './text/places.ts';

const shanghaiMidnight = 'T00:00:00+08:00';

/** The first instant of the day in Shanghai that lies so many days back, today counted as the first. */
export function startOfDays(today: string, days: number): Date {
  const start = new Date(`${today}${shanghaiMidnight}`);
  return new Date(start.getTime() - (days - 1) * 86_400_000);
}

/** When each step of the date filter begins, the longest first. */
export function postedStarts(today: string): { step: number; start: Date }[] {
  return postedSteps.toReversed().map((step) => ({ step, start: startOfDays(today, step) }));
}

/** The known towns within so many kilometres of `near`, itself included; null when distance filters nothing. */
export function townsWithin({ near, within }: PositionQuery): string[] | null {
  if (!near || within === null || within === undefined) return null;
  return townCodes().filter((code) => (kilometresBetween(near, code) ?? Number.POSITIVE_INFINITY) <= within);
}

/** The known towns with their distance from `near` in whole metres, nearest first. */
export function townsByDistance(near: string): { code: string; metres: number }[] {
  return townCodes()
    .map((code) => ({ code, metres: Math.round((kilometresBetween(near, code) ?? 999) * 1000) }))
    .toSorted((a, b) => a.metres - b.metres);
}
