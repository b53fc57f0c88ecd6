import { educationRank } from '../document.ts';
import type { PositionQuery } from '../engine.ts';

export type FilterName = 'kind' | 'town' | 'education' | 'salaryMin';

/** A value as the filter language reads it: in quotes, so that nothing in it is an operator. */
export function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** 2026-11-22 → 20261122. */
export function dayNumber(day: string): number {
  return Number(day.replaceAll('-', ''));
}

/** The filters in force, by the name of their facet. */
export function filtersOf(query: PositionQuery): Partial<Record<FilterName, string>> {
  return {
    ...(query.kinds.length > 0 && { kind: oneOf('kind', query.kinds) }),
    ...(query.towns.length > 0 && { town: oneOf('town', query.towns) }),
    ...(query.education !== null && { education: `education <= ${educationRank(query.education)}` }),
    ...(query.salaryMin !== null &&
      query.salaryMin > 0 && { salaryMin: `monthlyMin >= ${whole(query.salaryMin)}` }),
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
