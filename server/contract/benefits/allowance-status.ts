import type { Steps } from '../shared/steps.ts';
import type { AllowanceState } from './vocabulary.ts';

/** Who takes a step: the applicant, or staff of the unit and of those above it. */
export type AllowanceActor = 'graduate' | 'caseworker' | 'reviewer' | 'payer';

/**
 * Life of a job-seeking allowance (求职补贴): applied for, approved by another, paid by a third. A transfer that did
 * not go through goes back to be paid again; money that came back after a payment is a return, no step.
 */
export const allowanceSteps = {
  submitted: {
    approved: ['reviewer'],
    returned: ['reviewer'],
    rejected: ['reviewer'],
    withdrawn: ['graduate', 'caseworker'],
  },
  returned: { submitted: ['graduate', 'caseworker'], withdrawn: ['graduate', 'caseworker'] },
  approved: { paid: ['payer'], returned: ['reviewer'], withdrawn: ['graduate', 'caseworker'] },
  paid: { approved: ['payer'] },
} as const satisfies Steps<AllowanceState, AllowanceActor>;

/** Tabs of the list, in their order. */
export const allowanceGroups = {
  toApprove: { label: '待审批', states: ['submitted'] },
  toPay: { label: '待发放', states: ['approved'] },
  paid: { label: '已发放', states: ['paid'] },
  returned: { label: '退回补充', states: ['returned'] },
  ended: { label: '没有发', states: ['rejected', 'withdrawn'] },
} as const satisfies Record<string, { label: string; states: readonly AllowanceState[] }>;
export type AllowanceGroup = keyof typeof allowanceGroups;
