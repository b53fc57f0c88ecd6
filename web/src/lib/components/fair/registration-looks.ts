import type { RegistrationState } from '@sunshine/contract/events/fair-vocabulary.ts';
import type { StatusLook } from '#lib/components/status-looks.ts';

/** 报名 as a person sees it: who waits sees the rank. */
export function registrationLook(registration: {
  state: RegistrationState;
  waitingPosition: number | null;
  admittedAt: string | null;
}): StatusLook {
  if (registration.admittedAt) return { icon: 'badge-check', word: '进过场', tone: 'ok' };
  if (registration.state === 'registered') return { icon: 'circle-check', word: '已报名', tone: 'ok' };
  if (registration.state === 'waiting')
    return { icon: 'hourglass', word: `候补第 ${registration.waitingPosition ?? 1} 位`, tone: 'warn' };
  return { icon: 'undo-2', word: '已取消', tone: 'rest' };
}
