import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const householdErrors = {} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const householdConstraints = {} as const satisfies ConstraintRefusals<keyof typeof householdErrors>;
