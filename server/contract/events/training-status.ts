import type { Role } from '../accounts/vocabulary.ts';
import type { Steps } from '../shared/steps.ts';
import type { EnrolmentState, MeetingState, TrainingState } from './training-vocabulary.ts';

/** Life cycle of a training class (培训班). Back to planned is a correction and needs a reason, as does 没有办. */
export const trainingSteps = {
  planned: { finished: ['caseworker'], cancelled: ['caseworker'] },
  finished: { planned: ['caseworker'] },
  cancelled: { planned: ['caseworker'] },
} as const satisfies Steps<TrainingState, Role>;

/** One meeting (一次课): held once its attendance is taken; back to planned is a correction and keeps the marks. */
export const meetingSteps = {
  planned: { held: ['caseworker'], cancelled: ['caseworker'] },
  held: { planned: ['caseworker'] },
  cancelled: { planned: ['caseworker'] },
} as const satisfies Steps<MeetingState, Role>;

/**
 * Enrolment (报名): graduates sign up and off themselves until the class begins, union staff while it is planned. Whoever
 * waits has a place by whoever's act frees one.
 */
export const enrolmentSteps = {
  enrolled: { withdrawn: ['caseworker', 'graduate'] },
  waiting: { enrolled: ['caseworker', 'graduate'], withdrawn: ['caseworker', 'graduate'] },
  withdrawn: { enrolled: ['caseworker', 'graduate'], waiting: ['graduate'] },
} as const satisfies Steps<EnrolmentState, Role>;

/** At least this share of the meetings held was attended; the same rule as the figures 03A and 06B. */
export function attendedEnough(present: number, held: number, percent: number): boolean {
  return held > 0 && present * 100 >= held * percent;
}

/** Why a person of a class counts or does not, as things stand. */
export const standings = {
  counts: '计入',
  notStarted: '还没有上课',
  tooFew: '到课不够',
  outsidePopulation: '不是统计对象',
  /** Enough attended; whether the person belongs to P is their own unit's to see. */
  elsewhere: '到课够了，人不在本单位名册',
  waiting: '在候补，没有名额',
  withdrawn: '已退出',
} as const;
export type Standing = keyof typeof standings;
