import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { OwnPosition } from '@sunshine/contract/positions/schemas.ts';
import { positionSteps } from '@sunshine/contract/positions/status.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requireStep } from '../../steps.ts';
import { requireUnblocked } from './ad-findings.ts';
import { changeOwnPosition } from './change-own-position.ts';
import { requireValidity } from './rules.ts';

/** Hands a position to the union; what the check blocks goes there only with an appeal (申诉). */
export async function submitPosition(
  ctx: Context,
  input: Input<typeof positionRoutes.submitPosition>,
): Promise<OwnPosition> {
  const { id, appeal = null } = input;
  return changeOwnPosition(ctx, id, {
    action: 'position.submit',
    decide: (position, company) => {
      // An open position goes back to review by being edited, never by being sent again.
      if (position.state !== 'draft' && position.state !== 'rejected') {
        throw refusal('request.stepNotAllowed');
      }
      requireStep(positionSteps, position.state, 'submitted', 'recruiter');
      if (company !== 'verified' && company !== 'submitted') throw refusal('position.companyMayNotPost');
      requireValidity(position.validUntil, ctx.today());
      if (!appeal) requireUnblocked(position, ctx.today());
      return { state: 'submitted', submittedAt: ctx.now(), decisionNote: null, adAppeal: appeal };
    },
    ...(appeal ? { detail: { appealed: true } } : {}),
  });
}
