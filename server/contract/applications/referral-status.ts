import type { Steps } from '../shared/steps.ts';
import type { ReferralState } from './referral-vocabulary.ts';

/**
 * Life cycle of a referral (工会推荐). `agreed` by a caseworker is consent on paper; a revocation takes the application
 * back while it is open. Source: domain/employment.md, "Union" and "Privacy".
 */
export const referralSteps = {
  asked: {
    agreed: ['graduate', 'caseworker'],
    declined: ['graduate'],
    cancelled: ['caseworker'],
    lapsed: ['system'],
  },
  agreed: { revoked: ['graduate'] },
} as const satisfies Steps<ReferralState, 'graduate' | 'caseworker' | 'system'>;
