import { type SalaryStep, salarySteps } from '@sunshine/contract/positions/search-vocabulary.ts';
import { type EducationRequirement, educationRequirements } from '@sunshine/contract/positions/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
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

function sumWhere(counts: Map<number, number>, holds: (key: number) => boolean): number {
  let sum = 0;
  for (const [key, count] of counts) if (holds(key)) sum += count;
  return sum;
}
