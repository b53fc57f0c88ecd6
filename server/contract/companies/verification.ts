import { verificationClock } from './commitment-vocabulary.ts';

/** How a verification (核实) stands on a day: it holds, is to be made again soon, or is past its last day. */
export type VerificationStanding = 'none' | 'holds' | 'due' | 'lapsed';

/** `verifiedUntil` is the last day on which it holds, included. */
export function verificationStanding(verifiedUntil: string | null, today: string): VerificationStanding {
  if (verifiedUntil === null) return 'none';
  if (verifiedUntil < today) return 'lapsed';
  return Date.parse(verifiedUntil) - Date.parse(today) <= verificationClock.remindDaysBefore * 86_400_000
    ? 'due'
    : 'holds';
}

/** Whether it may be made again. */
export function mayBeVerifiedAgain(verifiedUntil: string | null, today: string): boolean {
  return ['due', 'lapsed'].includes(verificationStanding(verifiedUntil, today));
}
