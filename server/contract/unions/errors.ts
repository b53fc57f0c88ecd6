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
  'union.openBelow': {
    status: 409,
    message: '下面还有没撤销的工会。并到别的单位的，选接收单位，下面的一起过去；不然先撤销下面的。',
  },
  'union.successorNotAsked': { status: 422, message: '只有撤销的时候才选接收单位。' },
  'union.successorNotFound': { status: 422, message: '没有这个接收单位，或不归本单位管，重新选一个。' },
  'union.successorClosed': { status: 422, message: '接收单位自己也撤销了，选一个还在的。' },
  'union.successorBelow': { status: 422, message: '接收单位不能是它自己或它下面的工会。' },
  'union.successorCannotHold': {
    status: 422,
    message: '下面的基层工会只能归到街镇或系统工会，换一个接收单位。',
  },
  'union.mergeInFuture': { status: 422, message: '下面还有工会，合并到那一天再记，最后一天不晚于今天。' },
} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const unionConstraints = {
  union_code_is_unique: 'union.codeTaken',
} as const satisfies ConstraintRefusals<keyof typeof unionErrors>;
