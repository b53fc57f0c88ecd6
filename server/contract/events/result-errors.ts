import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const resultErrors = {
  'event.resultOwn': { status: 409, message: '自己填的结果要换一个人确认。本单位没有别人，上级工会来确认。' },
  'event.resultChanged': { status: 409, message: '结果刚刚改过，看一遍新的再确认。' },
  'event.resultStale': { status: 409, message: '展出的岗位变了，和填的结果对不上。退回重填一次。' },
  'event.resultNoteNeeded': { status: 422, message: '数字和记录不一样，写一下为什么。' },
  'event.figureNotAsked': { status: 422, message: '这类活动没有参会单位，只填到场人数。' },
  'followUp.notFound': { status: 404, message: '没有找到这条现场记录，刷新后再看。' },
  'followUp.notDue': { status: 422, message: '还没到跟进的日子，或者结果还没有确认。' },
  'followUp.done': { status: 409, message: '这次跟进已经有人记过了，刷新后再看。' },
  'absence.notFound': { status: 404, message: '没有找到这条报名，刷新后再看。' },
  'absence.notAbsent': { status: 422, message: '这个人当天到了场，或者这场不用打电话。' },
  'absence.done': { status: 409, message: '这个电话已经有人打过了，刷新后再看。' },
} as const satisfies Refusals;

export const resultConstraints = {
  a_result_is_confirmed_by_a_second_person: 'event.resultOwn',
  one_follow_up_per_intent_and_day: 'followUp.done',
  absence_calls_pkey: 'absence.done',
} as const satisfies ConstraintRefusals<keyof typeof resultErrors>;
