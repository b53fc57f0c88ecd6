import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const eventErrors = {} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const eventConstraints = {} as const satisfies ConstraintRefusals<keyof typeof eventErrors>;
