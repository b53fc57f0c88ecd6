import { majorKeysOf } from '@sunshine/contract/positions/majors.ts';
import { educationRank } from '../document.ts';
import type { PositionQuery } from '../engine.ts';
import { startOfDays, townsWithin } from '../filters.ts';

export type FilterName =
  | 'kind'
  | 'town'
  | 'education'
  | 'salaryMin'
  | 'occupation'
  | 'companyNature'
  | 'postedWithin'
  | 'openToCurrentYear'
  | 'within'
  | 'major';

/** A value as the filter language reads it: in quotes, so that nothing in it is an operator. */
export function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** 2026-11-22 → 20261122. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

/** The day in Shanghai that begins at this instant, as a number. */
function dayOf(start: Date): number {
  return dayNumber(new Date(start.getTime() + 8 * 3_600_000).toISOString().slice(0, 10));
}

/** The first day of those that lie so many days back, today included, as a number. */
export function firstDay(today: string, days: number): number {
  return dayOf(startOfDays(today, days));
}

/** The filters in force, by the name of their facet. */
export function filtersOf(query: PositionQuery): Partial<Record<FilterName, string>> {
  const { occupations = [], natures = [], postedWithin, major, openToCurrentYear } = query;
  const near = townsWithin(query);
  return {
    ...(query.kinds.length > 0 && { kind: oneOf('kind', query.kinds) }),
    ...(query.towns.length > 0 && { town: oneOf('town', query.towns) }),
    ...(query.education !== null && { education: `education <= ${educationRank(query.education)}` }),
    ...(query.salaryMin !== null &&
      query.salaryMin > 0 && { salaryMin: `monthlyMin >= ${whole(query.salaryMin)}` }),
    ...(occupations.length > 0 && { occupation: oneOf('occupation', occupations) }),
    ...(natures.length > 0 && { companyNature: oneOf('companyNature', natures) }),
    ...(postedWithin && { postedWithin: `postedDay >= ${whole(firstDay(query.today, postedWithin))}` }),
    ...(openToCurrentYear && { openToCurrentYear: 'openToCurrentYear = true' }),
    ...(near !== null && { within: oneOf('town', near) }),
    ...(major && { major: `(majors IS EMPTY OR ${oneOf('majors', majorKeysOf(major))})` }),
  };
}

/** Always asked: a position whose last day is past is not found, even while the index still holds it. */
export function notExpired(today: string): string {
  return `validDay >= ${whole(dayNumber(today))}`;
}

function oneOf(attribute: string, values: string[]): string {
  return `${attribute} IN [${values.map(quoted).join(', ')}]`;
}

function whole(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError('a filter takes a whole number');
  return String(value);
}
