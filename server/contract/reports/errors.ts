import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const reportErrors = {} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const reportConstraints = {} as const satisfies ConstraintRefusals<keyof typeof reportErrors>;
