import type { Role } from '../accounts/vocabulary.ts';
import type { Steps } from '../shared/steps.ts';
import type { PolicyApplicationState, PolicyState } from './vocabulary.ts';

/** Life cycle of a policy of the catalogue (政策目录): a retired one can be taken up again. */
export const policySteps = {
  draft: { published: ['statistician'] },
  published: { retired: ['statistician'] },
  retired: { published: ['statistician'] },
} as const satisfies Steps<PolicyState, Role>;

/**
 * Life cycle of an application for a policy (政策申请). Only the office decides; the union records what it decided.
 * A mistaken grant is cancelled: the application goes back to where it stood, or ends when another was opened meanwhile.
 */
export const policyApplicationSteps = {
  preparing: {
    applied: ['graduate', 'caseworker'],
    granted: ['caseworker'],
    rejected: ['caseworker'],
    withdrawn: ['graduate', 'caseworker'],
  },
  applied: {
    granted: ['caseworker'],
    rejected: ['caseworker'],
    withdrawn: ['graduate', 'caseworker'],
  },
  granted: { preparing: ['caseworker'], applied: ['caseworker'], withdrawn: ['caseworker'] },
} as const satisfies Steps<PolicyApplicationState, Role>;

/** States in which something may still come of it. */
export const openPolicyStates = ['preparing', 'applied'] as const satisfies PolicyApplicationState[];

/** Days after which an application asks for attention: papers still being gathered, the office still silent. */
export const policyWaitingDays = { preparing: 7, applied: 30 } as const;
