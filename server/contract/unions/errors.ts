import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const unionErrors = {
  'union.notFound': { status: 404, message: '没有找到这个工会。它可能不归本单位管，请从单位列表重新进入。' },
  'union.kindNotBelow': {
    status: 422,
    message: '这一级下面不能设这种工会。街镇和系统工会设在区总工会下，基层工会设在街镇或系统工会下。',
  },
  'union.townMissing': { status: 422, message: '选一下这个工会在哪个街镇。' },
  'union.townElsewhere': { status: 422, message: '这个街镇不在本区，核对一下街镇代码。' },
  'union.codeTaken': { status: 409, message: '这个街镇已经有工会了，从单位列表里找到它再改。' },
  'union.closed': { status: 409, message: '这个工会已经撤销，不能再往下设单位。' },
  'union.districtStays': { status: 409, message: '区总工会是全区的根，不能撤销。' },
} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const unionConstraints = {
  union_code_is_unique: 'union.codeTaken',
} as const satisfies ConstraintRefusals<keyof typeof unionErrors>;
