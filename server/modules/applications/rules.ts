import { unansweredStates } from '@sunshine/contract/applications/status.ts';
import { type ApplicationState, silenceDays } from '@sunshine/contract/applications/vocabulary.ts';
import type { OutcomeKind } from '@sunshine/contract/households/vocabulary.ts';
import type { EmploymentType } from '@sunshine/contract/positions/vocabulary.ts';
import { addDays, dayOf } from '../../clock.ts';
import { daysBetween } from './spoken-time.ts';

interface Sent {
  state: ApplicationState;
  submittedAt: Date;
}

/** Days an application has waited for its first answer; null when it has one or is over. */
export function waitingDays({ state, submittedAt }: Sent, today: string): number | null {
  const waiting: readonly ApplicationState[] = unansweredStates;
  return waiting.includes(state) ? daysBetween(dayOf(submittedAt), today) : null;
}

/** Day of the honest close of an unanswered application. */
export function silenceEndsOn(submittedAt: Date): string {
  return addDays(dayOf(submittedAt), silenceDays.close);
}

/** Outcome kind a confirmed hire stands for: labour contract, or employment of another form that needs evidence. */
export function outcomeOfHire(employmentType: EmploymentType): OutcomeKind {
  return employmentType === 'partTime' ? 'otherEmployment' : 'contract';
}

export interface Settlement {
  kind: OutcomeKind;
  fromDay: string;
}

/**
 * Outcomes that a placement brings. Whoever has signed for a later start is settled from the day of signing:
 * 就业协议 until the first day of work, 劳动合同 from then on. Source: counting rules, 08A ("an agreement of May …").
 */
export function settlementsOf(
  kind: OutcomeKind,
  startOn: string,
  today: string,
): [Settlement, ...Settlement[]] {
  if (startOn <= today) return [{ kind, fromDay: startOn }];
  if (kind === 'agreement') return [{ kind, fromDay: today }];
  if (kind === 'contract') {
    return [
      { kind: 'agreement', fromDay: today },
      { kind, fromDay: startOn },
    ];
  }
  return [{ kind, fromDay: startOn }];
}

const endings: Partial<Record<ApplicationState, { company: string; graduate: string }>> = {
  withdrawn: { company: '对方已经撤回这份投递，刚才这一步没有发出。', graduate: '这份投递你已经撤回。' },
  declined: { company: '这份投递已经答复过不合适。', graduate: '对方刚答复了不合适，这份投递已经结束。' },
  offerDeclined: { company: '对方谢绝了录用，刚才这一步没有发出。', graduate: '你已经谢绝这份录用。' },
  closed: {
    company: '这份投递已经结束，刚才这一步没有发出。',
    graduate: '这份投递已经结束，刚才这一步没有发出。',
  },
  hired: { company: '对方已经到岗，刚才这一步没有发出。', graduate: '你已经到岗，这份投递不能再改。' },
};

/** What to say to the side whose step came after the end; null while the application is still open. */
export function endedSentence(state: ApplicationState, reader: 'company' | 'graduate'): string | null {
  return endings[state]?.[reader] ?? null;
}
