import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const unionErrors = {} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const unionConstraints = {} as const satisfies ConstraintRefusals<keyof typeof unionErrors>;
