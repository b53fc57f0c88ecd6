import type { Role } from '../accounts/vocabulary.ts';
import type { Steps } from '../shared/steps.ts';
import type { AttendingState, ResultState } from './fair-vocabulary.ts';
import type { EventState } from './vocabulary.ts';

/**
 * Life cycle of an event (就业服务活动). Back to planned is a correction and needs a reason, as does
 * recording that it did not take place.
 */
export const eventSteps = {
  planned: { held: ['caseworker', 'reviewer'], notHeld: ['caseworker'] },
  held: { notHeld: ['caseworker'], planned: ['caseworker'] },
  notHeld: { planned: ['caseworker'] },
} as const satisfies Steps<EventState, Role>;

/**
 * A company at an event (参会单位). An invitation accepted is settled; one who asks is approved or turned down with a
 * reason. Who said no, or left, may be asked again or ask again.
 */
export const attendingSteps = {
  invited: { approved: ['recruiter'], declined: ['recruiter'], withdrawn: ['caseworker'] },
  applied: { approved: ['caseworker'], rejected: ['caseworker'], withdrawn: ['recruiter'] },
  approved: { withdrawn: ['recruiter', 'caseworker'] },
  declined: { invited: ['caseworker'], applied: ['recruiter'] },
  rejected: { invited: ['caseworker'] },
  withdrawn: { invited: ['caseworker'], applied: ['recruiter'] },
} as const satisfies Steps<AttendingState, Role>;

/**
 * Result of an event (活动结果): proposed by one person, confirmed or sent back by another. What was confirmed goes back
 * only as a correction with a reason. A proposal may be replaced until it is confirmed.
 */
export const resultSteps = {
  none: { proposed: ['caseworker'] },
  proposed: {
    proposed: ['caseworker'],
    returned: ['caseworker', 'reviewer'],
    confirmed: ['caseworker', 'reviewer'],
  },
  returned: { proposed: ['caseworker'] },
  confirmed: { returned: ['caseworker'] },
} as const satisfies Steps<ResultState, Role>;
