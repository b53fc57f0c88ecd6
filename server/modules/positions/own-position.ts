import { checkAd } from '@sunshine/contract/positions/ad-check/check-ad.ts';
import { rulesVersionOn } from '@sunshine/contract/positions/ad-check/rule-set.ts';
import type { OwnPosition } from '@sunshine/contract/positions/schemas.ts';
import { positionSteps } from '@sunshine/contract/positions/status.ts';
import { stepsFrom } from '@sunshine/contract/shared/steps.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { findPositionOf, type PositionRow } from '@sunshine/db/queries/positions/company-positions.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { refreshableAt } from './own-acts.ts';

/** A position as its own company sees it, checked as of today. */
export async function ownPosition(
  ctx: Context,
  db: Queryable,
  companyId: string,
  id: string,
): Promise<OwnPosition> {
  const position = await findPositionOf(db, companyId, id);
  if (!position) throw refusal('position.notFound');
  return {
    ...position,
    ...instantsOf(position),
    findings: checkAd(position, ctx.today()),
    rulesVersion: rulesVersionOn(ctx.today()),
    refreshedAt: position.refreshedAt?.toISOString() ?? null,
    refreshableAt: refreshableAt(position, ctx.now()),
    next: stepsFrom(positionSteps, position.state, 'recruiter'),
  };
}

export function instantsOf(position: PositionRow): {
  submittedAt: string | null;
  publishedAt: string | null;
  updatedAt: string;
} {
  return {
    submittedAt: position.submittedAt?.toISOString() ?? null,
    publishedAt: position.publishedAt?.toISOString() ?? null,
    updatedAt: position.updatedAt.toISOString(),
  };
}
