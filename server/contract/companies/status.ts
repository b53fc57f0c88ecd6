import type { Role } from '../accounts/vocabulary.ts';
import type { Steps } from '../shared/steps.ts';
import type { CompanyState } from './vocabulary.ts';

/** Life of a company (用人单位) on the platform; positions are shown to the public while it is verified. */
export const companySteps = {
  submitted: { verified: ['caseworker', 'reviewer'], returned: ['caseworker', 'reviewer'] },
  returned: { submitted: ['recruiter'], verified: ['caseworker', 'reviewer'] },
  /** Verified again while it is due (复核); positions stay shown meanwhile. */
  verified: {
    verified: ['caseworker', 'reviewer'],
    submitted: ['recruiter'],
    suspended: ['caseworker', 'reviewer'],
  },
  suspended: { verified: ['caseworker', 'reviewer'] },
} as const satisfies Steps<CompanyState, Role>;

/** Working days within which the unit answers a registration. */
export const workingDaysToAnswer = 3;
