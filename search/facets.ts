import {
  type DistanceStep,
  distanceSteps,
  type PostedStep,
  postedSteps,
  type SalaryStep,
  salarySteps,
} from '@sunshine/contract/positions/search-vocabulary.ts';
import { type EducationRequirement, educationRequirements } from '@sunshine/contract/positions/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { kilometresBetween } from '@sunshine/contract/unions/town-centres.ts';
import { educationRank } from './document.ts';
import type { FacetValue } from './engine.ts';

/** Most first, then by value, so that equal counts stand still. */
export function sortFacet<Value extends string>(values: FacetValue<Value>[]): FacetValue<Value>[] {
  return values.toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1));
}

/** What a graduate of each level may apply for, from counts by the rank asked for. */
export function educationFacet(counts: Map<number, number>): FacetValue<EducationRequirement>[] {
  return keysOf(educationRequirements).map((value) => ({
    value,
    count: sumWhere(counts, (rank) => rank <= educationRank(value)),
  }));
}

/** What pays at least each step, from counts by the highest step reached, 0 for none. */
export function salaryFacet(counts: Map<number, number>): FacetValue<SalaryStep>[] {
  return salarySteps.map((value) => ({ value, count: sumWhere(counts, (reached) => reached >= value) }));
}

/** The highest step of the pay filter that a monthly pay reaches. */
export function salaryStepOf(monthlyMin: number): SalaryStep {
  return salarySteps.findLast((step) => monthlyMin >= step) ?? 0;
}

/** What was posted within each step, from counts by the shortest step reached, 0 for none. */
export function postedFacet(counts: Map<number, number>): FacetValue<PostedStep>[] {
  return postedSteps.map((value) => ({
    value,
    count: sumWhere(counts, (step) => step > 0 && step <= value),
  }));
}

/** What is open to graduates of the current year. */
export function openFacet(count: number | undefined): FacetValue<true>[] {
  return count === undefined || count === 0 ? [] : [{ value: true, count }];
}

/** What lies within each distance of a town, from counts by town; empty without one. */
export function withinFacet(
  near: string | null | undefined,
  towns: FacetValue<string>[],
): FacetValue<DistanceStep>[] {
  if (!near) return [];
  const counts = new Map<number, number>();
  for (const { value, count } of towns) {
    const away = kilometresBetween(near, value) ?? Number.POSITIVE_INFINITY;
    counts.set(away, (counts.get(away) ?? 0) + count);
  }
  return distanceSteps.map((value) => ({ value, count: sumWhere(counts, (away) => away <= value) }));
}

function sumWhere(counts: Map<number, number>, holds: (key: number) => boolean): number {
  let sum = 0;
  for (const [key, count] of counts) if (holds(key)) sum += count;
  return sum;
}
