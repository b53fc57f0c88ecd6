import { rulesVersionOn } from '@sunshine/contract/positions/ad-check/rule-set.ts';
import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { OwnPosition } from '@sunshine/contract/positions/schemas.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requireUnblocked } from './ad-findings.ts';
import { changeOwnPosition } from './change-own-position.ts';
import { changesWhatWasApproved, requireValidity, stateAfterEdit } from './rules.ts';

/**
 * Edits a position. While it is open, a new headcount or last day holds at once; other words go back to
 * review, which they reach only when nothing blocks them.
 */
export async function editPosition(
  ctx: Context,
  input: Input<typeof positionRoutes.editPosition>,
): Promise<OwnPosition> {
  const { id, ...posting } = input;
  requireValidity(posting.validUntil, ctx.today());
  return changeOwnPosition(ctx, id, {
    action: 'position.edit',
    decide: (position) => {
      const state = stateAfterEdit(position.state, changesWhatWasApproved(position, posting));
      if (!state) throw refusal('position.notEditable');
      const reviewedAgain = state === 'submitted';
      if (reviewedAgain) requireUnblocked(posting, ctx.today());
      const submission = reviewedAgain ? { submittedAt: ctx.now(), decisionNote: null, adAppeal: null } : {};
      return { ...posting, state, adRulesVersion: rulesVersionOn(ctx.today()), ...submission };
    },
  });
}
