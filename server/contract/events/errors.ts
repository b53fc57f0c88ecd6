import type { ConstraintRefusals, Refusals } from '../errors.ts';
import { trainingConstraints, trainingErrors } from './training-errors.ts';

export const eventErrors = {
  ...trainingErrors,
  'event.notFound': { status: 404, message: '没有找到这场活动。可能已经撤下，请从活动列表重新进入。' },
  'event.notPlanned': { status: 409, message: '这场活动已经登记过结果，不能再改。登记错了先退回筹备中。' },
  'event.notOver': { status: 422, message: '活动还没结束，结束那天再登记已举办。' },
  'event.positionNotOpen': { status: 422, message: '有的岗位已经不在招聘，刷新后重新选。' },
  'event.positionNotShown': { status: 422, message: '有的岗位没有在这场活动展出，刷新后再填。' },
  'event.coOrganiserUnknown': { status: 422, message: '有一家联合主办单位没有找到，重新选一次。' },
  'event.datesInOrder': { status: 422, message: '结束日期早于开始日期，核对一下。' },
} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const eventConstraints = {
  ...trainingConstraints,
  an_event_ends_after_it_began: 'event.datesInOrder',
  event_co_organisers_union_id_unions_id_fk: 'event.coOrganiserUnknown',
} as const satisfies ConstraintRefusals<keyof typeof eventErrors>;
