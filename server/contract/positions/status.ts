import type { Role } from '../accounts/vocabulary.ts';
import type { Steps } from '../shared/steps.ts';
import type { PositionState } from './vocabulary.ts';

/** Who moves a position: a role, or the calendar when its last day is past. */
export type PositionMover = Role | 'calendar';

/** Life of a position (职位). A published one whose words change goes back to review. */
export const positionSteps = {
  draft: { submitted: ['recruiter'], closed: ['recruiter'] },
  submitted: {
    draft: ['recruiter'],
    published: ['caseworker', 'reviewer'],
    rejected: ['caseworker', 'reviewer'],
  },
  rejected: { submitted: ['recruiter'], closed: ['recruiter'] },
  published: {
    paused: ['recruiter'],
    closed: ['recruiter'],
    submitted: ['recruiter'],
    rejected: ['caseworker', 'reviewer'],
    expired: ['calendar'],
  },
  paused: {
    published: ['recruiter'],
    closed: ['recruiter'],
    submitted: ['recruiter'],
    rejected: ['caseworker', 'reviewer'],
    expired: ['calendar'],
  },
} as const satisfies Steps<PositionState, PositionMover>;

/** A posting is valid for at most this many days from the day it is written. */
export const longestValidity = 365;
