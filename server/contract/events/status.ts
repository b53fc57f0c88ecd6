import type { Role } from '../accounts/vocabulary.ts';
import type { Steps } from '../shared/steps.ts';
import type { EventState } from './vocabulary.ts';

/**
 * Life cycle of an event (就业服务活动). Back to planned is a correction and needs a reason, as does
 * recording that it did not take place.
 */
export const eventSteps = {
  planned: { held: ['caseworker'], notHeld: ['caseworker'] },
  held: { notHeld: ['caseworker'], planned: ['caseworker'] },
  notHeld: { planned: ['caseworker'] },
} as const satisfies Steps<EventState, Role>;
