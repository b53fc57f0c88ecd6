import type { Enrolment, Training } from '@sunshine/contract/events/training-schemas.ts';
import { type Standing, standings } from '@sunshine/contract/events/training-status.ts';
import type {
  AttendanceMark,
  MeetingState,
  TrainingState,
} from '@sunshine/contract/events/training-vocabulary.ts';
import type { StatusLook } from '#lib/components/status-looks.ts';

/** 培训班. */
export const trainingLooks: Readonly<Record<TrainingState, StatusLook>> = {
  planned: { icon: 'calendar-days', word: '筹备中', tone: 'info' },
  finished: { icon: 'circle-check', word: '已结班', tone: 'ok' },
  cancelled: { icon: 'calendar-x', word: '没有办', tone: 'rest' },
};

/** 一次课. */
export const meetingLooks: Readonly<Record<MeetingState, StatusLook>> = {
  planned: { icon: 'calendar-days', word: '待上课', tone: 'rest' },
  held: { icon: 'circle-check', word: '点过名', tone: 'ok' },
  cancelled: { icon: 'calendar-x', word: '停课', tone: 'rest' },
};

/** 谁计入. */
export const standingLooks: Readonly<Record<Standing, StatusLook>> = {
  counts: { icon: 'circle-check', word: standings.counts, tone: 'ok' },
  notStarted: { icon: 'clock', word: standings.notStarted, tone: 'rest' },
  tooFew: { icon: 'circle-alert', word: '不计', tone: 'warn' },
  outsidePopulation: { icon: 'minus', word: '不计', tone: 'rest' },
  elsewhere: { icon: 'circle-question-mark', word: '到课够', tone: 'info' },
  waiting: { icon: 'hourglass', word: standings.waiting, tone: 'info' },
  withdrawn: { icon: 'undo-2', word: standings.withdrawn, tone: 'rest' },
};

/** A mark in the sheet: one sign each, its word for those who listen. */
export const markSigns: Readonly<Record<AttendanceMark, string>> = {
  present: '到',
  excused: '假',
  absent: '缺',
};

/** Why somebody counts or does not: 到课 2/5，不够 50%. */
export function whyOf(
  { standing, present }: Pick<Enrolment, 'standing' | 'present'>,
  { held, attendancePercent }: Pick<Training, 'held' | 'attendancePercent'>,
): string {
  const attended = `到课 ${present}/${held}`;
  switch (standing) {
    case 'counts':
      return attended;
    case 'tooFew':
      return `${attended}，不够 ${attendancePercent}%`;
    case 'outsidePopulation':
      return `${attended}，不在 01A 里`;
    case 'elsewhere':
      return `${attended}，人不在本单位名册`;
    case 'notStarted':
    case 'waiting':
    case 'withdrawn':
      return '';
  }
}
