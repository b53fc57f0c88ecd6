import type { ConstraintRefusals, Refusals } from '../errors.ts';

export const registrationErrors = {
  'registration.notFound': { status: 404, message: '没有找到这份报名，从活动里重新进入。' },
  'registration.notOffered': { status: 409, message: '这场活动不用报名，当天直接来。' },
  'registration.notOpenYet': { status: 409, message: '报名还没开始，到时候再来。' },
  'registration.over': { status: 409, message: '报名已经截止。想去的话，打电话问主办的工会。' },
  'registration.already': { status: 409, message: '已经报过名了，刷新看看。' },
  'registration.sessionNeeded': { status: 422, message: '选一个场次。' },
  'registration.sessionUnknown': { status: 422, message: '这个场次没有了，刷新后重新选。' },
  'registration.sessionOver': { status: 409, message: '这个场次已经结束，选别的场次。' },
  'registration.sessionFull': { status: 409, message: '那个场次满了，原来的位置给你留着。' },
  'registration.sameSession': { status: 409, message: '你报的就是这个场次。' },
  'registration.cancelled': { status: 409, message: '这份报名已经取消。想去的话重新报名，排在最后。' },
  'registration.waiting': { status: 409, message: '还在候补，轮到了才有入场码。' },
  'registration.eventOver': { status: 409, message: '活动已经结束或者不办了，报名不能再改。' },
  'registration.admitted': { status: 409, message: '已经进过场，报名不能再取消。' },
  'registration.personUnknown': { status: 404, message: '名册里没有找到这个人，换个姓名再找。' },
} as const satisfies Refusals;

export const registrationConstraints = {
  one_registration_per_event_and_person: 'registration.already',
  registrations_session_id_event_sessions_id_fk: 'registration.sessionUnknown',
} as const satisfies ConstraintRefusals<keyof typeof registrationErrors>;
