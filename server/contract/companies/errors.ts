import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const companyErrors = {} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const companyConstraints = {} as const satisfies ConstraintRefusals<keyof typeof companyErrors>;
