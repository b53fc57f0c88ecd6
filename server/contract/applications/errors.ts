import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const applicationErrors = {} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const applicationConstraints = {} as const satisfies ConstraintRefusals<keyof typeof applicationErrors>;
