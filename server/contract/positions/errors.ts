import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const positionErrors = {} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const positionConstraints = {} as const satisfies ConstraintRefusals<keyof typeof positionErrors>;
