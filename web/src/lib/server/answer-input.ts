import { type DeclineReason, declineReasons } from '@sunshine/contract/applications/vocabulary.ts';
import { choiceOf, requiredText, textOf } from './form-data.ts';

/** What the inputs of an invitation say; the browser's local time is Shanghai's. */
export function invitationOf(data: FormData): { interviewAt: string; place: string; note?: string } {
  const typed = requiredText(data, 'interviewAt');
  const interviewAt = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(typed) ? `${typed}:00+08:00` : typed;
  return { interviewAt, place: requiredText(data, 'place'), note: textOf(data, 'interviewNote') };
}

export function declinationOf(data: FormData): { reason: DeclineReason; note?: string } {
  // An empty choice goes on as it is: the API names the field.
  const reason = (choiceOf(data, 'reason', declineReasons) ?? '') as DeclineReason;
  return { reason, note: textOf(data, 'declineNote') };
}

/** `2026-08-13T14:30` of tomorrow afternoon: where a new invitation starts. */
export function tomorrowAfternoon(now: Date): string {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(
    new Date(now.getTime() + 86_400_000),
  );
  return `${day}T14:00`;
}
