import type { Steps } from '../shared/steps.ts';
import type { ApplicationState, StepActor } from './vocabulary.ts';

/**
 * Life cycle of an application (投递). A step onto itself changes no state: a reminder (system), another
 * interview time (recruiter), the answer to an invitation or a start day (either side). A slot that a company offers at a
 * fair invites whoever takes it (system).
 * Source: domain/employment.md, "Application".
 */
export const applicationSteps = {
  submitted: {
    submitted: ['system'],
    viewed: ['recruiter'],
    interview: ['recruiter', 'system'],
    offered: ['recruiter'],
    declined: ['recruiter'],
    withdrawn: ['graduate'],
    closed: ['system'],
  },
  viewed: {
    viewed: ['system'],
    interview: ['recruiter', 'system'],
    offered: ['recruiter'],
    declined: ['recruiter'],
    withdrawn: ['graduate'],
    closed: ['system'],
  },
  interview: {
    interview: ['recruiter', 'graduate', 'system'],
    offered: ['recruiter'],
    declined: ['recruiter'],
    withdrawn: ['graduate'],
    closed: ['system'],
  },
  offered: {
    accepted: ['graduate'],
    offerDeclined: ['graduate'],
    declined: ['recruiter'],
    withdrawn: ['graduate'],
    closed: ['system'],
  },
  accepted: {
    accepted: ['recruiter', 'graduate'],
    hired: ['recruiter', 'graduate'],
    declined: ['recruiter'],
    withdrawn: ['graduate'],
    closed: ['system'],
  },
  /** Only a mistaken hire goes back, by the union and with a reason. */
  hired: { accepted: ['caseworker'], closed: ['caseworker'] },
} as const satisfies Steps<ApplicationState, StepActor>;

/** States in which something may still happen before a hire; a hire elsewhere closes them. */
export const openStates = [
  'submitted',
  'viewed',
  'interview',
  'offered',
  'accepted',
] as const satisfies ApplicationState[];

/** States in which the company has not answered yet. */
export const unansweredStates = ['submitted', 'viewed'] as const satisfies ApplicationState[];

/** Tabs of the company's inbox, in their order. */
export const applicantGroups = {
  waiting: { label: '待处理', states: ['submitted', 'viewed'] },
  interview: { label: '面试', states: ['interview'] },
  offered: { label: '拟录用', states: ['offered', 'accepted'] },
  hired: { label: '已录用', states: ['hired'] },
  declined: { label: '不合适', states: ['declined'] },
  ended: { label: '已结束', states: ['offerDeclined', 'withdrawn', 'closed'] },
} as const satisfies Record<string, { label: string; states: readonly ApplicationState[] }>;
export type ApplicantGroup = keyof typeof applicantGroups;
