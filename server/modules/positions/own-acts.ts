import { rulesVersionOn } from '@sunshine/contract/positions/ad-check/rule-set.ts';
import { type OwnAct, postingClock } from '@sunshine/contract/positions/posting-vocabulary.ts';
import { positionSteps } from '@sunshine/contract/positions/status.ts';
import type { NewPosition, PositionRow } from '@sunshine/db/queries/positions/company-positions.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requireStep } from '../../steps.ts';
import { requireUnblocked } from './ad-findings.ts';
import { requireValidity } from './rules.ts';

/** What a company asks beside the act itself. */
export interface Asked {
  /** Why a blocked ad is sent all the same (申诉). */
  appeal?: string | undefined;
  /** New last day of an extension. */
  validUntil?: string | undefined;
}

type Decide = (
  ctx: Context,
  position: PositionRow,
  company: string,
  asked: Asked,
) => Partial<Omit<NewPosition, 'version' | 'updatedAt'>>;

/** Rule and values of what a company does with one position, with the row locked; alone and in a batch the same. */
export const decideAct: Readonly<Record<OwnAct, Decide>> = {
  /** Handed to the union; what the check blocks goes there only with an appeal. */
  submit(ctx, position, company, { appeal = null }) {
    // An open position goes back to review by being edited, never by being sent again.
    if (position.state !== 'draft' && position.state !== 'rejected') throw refusal('request.stepNotAllowed');
    requireStep(positionSteps, position.state, 'submitted', 'recruiter');
    if (company !== 'verified' && company !== 'submitted') throw refusal('position.companyMayNotPost');
    requireValidity(position.validUntil, ctx.today());
    if (!appeal) requireUnblocked(position, ctx.today());
    const adRulesVersion = rulesVersionOn(ctx.today());
    return {
      state: 'submitted',
      submittedAt: ctx.now(),
      decisionNote: null,
      adAppeal: appeal,
      adRulesVersion,
    };
  },
  /** The company says it still stands (刷新): among the newest again, once in a day. */
  refresh(ctx, position) {
    if (position.state !== 'published') throw refusal('position.notOpen');
    requireValidity(position.validUntil, ctx.today());
    if (refreshableAt(position, ctx.now()) !== null) throw refusal('position.refreshedLately');
    return { refreshedAt: ctx.now() };
  },
  /** A later last day, without another review since no word changes. */
  extend(ctx, position, _company, { validUntil }) {
    if (position.state !== 'published' && position.state !== 'paused') throw refusal('position.notOpen');
    if (validUntil === undefined || validUntil <= position.validUntil) {
      throw refusal('position.notExtended', { fields: { validUntil: '选一个更晚的日期。' } });
    }
    requireValidity(validUntil, ctx.today());
    return { validUntil };
  },
  /** Takes no applications for a while. */
  pause(_ctx, position) {
    requireStep(positionSteps, position.state, 'paused', 'recruiter');
    return { state: 'paused' };
  },
  /** Open again as it was approved; only the union publishes for the first time. */
  resume(ctx, position) {
    if (position.state !== 'paused') throw refusal('request.stepNotAllowed');
    requireValidity(position.validUntil, ctx.today());
    return { state: 'published' };
  },
  /** Ended for good; its shown facts are kept. */
  close(_ctx, position) {
    requireStep(positionSteps, position.state, 'closed', 'recruiter');
    return { state: 'closed' };
  },
};

/** When an open position may be refreshed next; null when it may be now.. */
export function refreshableAt(
  position: Pick<PositionRow, 'state' | 'refreshedAt'>,
  now: Date,
): string | null {
  if (position.state !== 'published' || position.refreshedAt === null) return null;
  const next = new Date(position.refreshedAt.getTime() + postingClock.refreshEveryHours * 3600_000);
  return next > now ? next.toISOString() : null;
}
