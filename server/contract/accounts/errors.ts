import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const accountErrors = {} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const accountConstraints = {} as const satisfies ConstraintRefusals<keyof typeof accountErrors>;
