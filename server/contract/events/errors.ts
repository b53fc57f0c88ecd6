import type { ConstraintRefusals, Refusals } from '../errors.ts';
import { doorConstraints, doorErrors } from './door-errors.ts';
import { registrationConstraints, registrationErrors } from './registration-errors.ts';
import { resultConstraints, resultErrors } from './result-errors.ts';
import { trainingConstraints, trainingErrors } from './training-errors.ts';

export const eventErrors = {
  ...trainingErrors,
  ...registrationErrors,
  ...doorErrors,
  ...resultErrors,
  'event.notFound': { status: 404, message: '没有找到这场活动。可能已经撤下，请从活动列表重新进入。' },
  'event.notPlanned': { status: 409, message: '这场活动已经登记过结果，不能再改。登记错了先退回筹备中。' },
  'event.notOver': { status: 422, message: '活动还没结束，结束那天再登记已举办。' },
  'event.positionNotOpen': { status: 422, message: '有的岗位已经不在招聘，刷新后重新选。' },
  'event.positionNotShown': { status: 422, message: '有的岗位没有在这场活动展出，刷新后再填。' },
  'event.coOrganiserUnknown': { status: 422, message: '有一家联合主办单位没有找到，重新选一次。' },
  'event.datesInOrder': { status: 422, message: '结束日期早于开始日期，核对一下。' },
  'event.over': { status: 422, message: '活动已经过了最后一天，不能再改。' },
  'event.sessionOutside': { status: 422, message: '场次不在活动的日期里，核对日期。' },
  'event.sessionOrder': { status: 422, message: '场次的结束时间要晚于开始时间。' },
  'event.sessionUnknown': { status: 422, message: '有的场次已经不在了，刷新后重新填。' },
  'event.sessionTaken': { status: 409, message: '这个场次已经有人报名，不能去掉。' },
  'event.registrationOrder': { status: 422, message: '报名截止要晚于报名开始。' },
  'event.registrationLate': { status: 422, message: '报名要在活动结束前截止。' },
  'event.companiesUntilLate': { status: 422, message: '单位报名截止不能晚于活动开始那天。' },
  'event.templateNotFound': { status: 404, message: '没有找到这个模板，刷新后重新选。' },
  'event.copyUnknown': { status: 404, message: '没有找到要照着办的活动，刷新后重新选。' },
  'event.noteNeeded': { status: 422, message: '这一项要写明编号或方案名称。' },
  'event.itemNotAsked': { status: 422, message: '这场活动的人数不用办这一项。' },
  'event.nobodyToTell': { status: 422, message: '现在没有人收得到这份通知。' },
  'event.noCompanies': { status: 422, message: '这类活动没有参会单位。' },

  'attending.notFound': { status: 404, message: '没有找到这家单位的参会记录，刷新后再看。' },
  'attending.fairNotFound': { status: 404, message: '没有找到这场活动，从招聘会列表重新进入。' },
  'attending.closed': { status: 422, message: '单位报名已经截止，有事打主办单位的电话。' },
  'attending.notVerified': { status: 422, message: '单位核实以后才能参会，先看本单位的核实进度。' },
  'attending.companyNotVerified': { status: 422, message: '这家单位还没有核实，或者已经暂停。' },
  'attending.alreadyIn': { status: 409, message: '已经在这场活动里了，刷新后再看。' },
  'attending.notIn': { status: 409, message: '确认参会以后才能填展位和岗位。' },
  'attending.arrived': { status: 409, message: '单位当天已经到场，不能再退出。' },
  'attending.positionNotOpen': { status: 422, message: '有的岗位不在招聘，刷新后重新选。' },

  'booth.notFound': { status: 404, message: '没有找到这个展位，刷新后重新选。' },
  'booth.overlaps': { status: 422, message: '这里已经有别的展位或设施，换一格。' },
  'booth.outside': { status: 422, message: '放到场地外面了，换一格或把场地画大。' },
  'booth.numberTaken': { status: 409, message: '这个展位号已经有了，换一个。' },
  'booth.companyHasOne': { status: 409, message: '这家单位已经有展位，先空出来再换。' },
  'booth.taken': { status: 409, message: '这个展位已经有单位，先空出来再换。' },
  'booth.tooMany': { status: 422, message: '场地最多 60 格见方，少排几行。' },
} as const satisfies Refusals;

/** Constraints of the database whose violation a person can meet. */
export const eventConstraints = {
  ...trainingConstraints,
  ...registrationConstraints,
  ...doorConstraints,
  ...resultConstraints,
  an_event_ends_after_it_began: 'event.datesInOrder',
  a_session_ends_after_it_began: 'event.sessionOrder',
  registration_closes_after_it_opened: 'event.registrationOrder',
  registrations_session_id_event_sessions_id_fk: 'event.sessionTaken',
  one_row_per_event_and_company: 'attending.alreadyIn',
  one_booth_per_number: 'booth.numberTaken',
  one_booth_per_event_and_company: 'booth.companyHasOne',
  event_co_organisers_union_id_unions_id_fk: 'event.coOrganiserUnknown',
} as const satisfies ConstraintRefusals<keyof typeof eventErrors>;
