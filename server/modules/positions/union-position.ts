import { checkAd } from '@sunshine/contract/positions/ad-check/check-ad.ts';
import { rulesVersionOn } from '@sunshine/contract/positions/ad-check/rule-set.ts';
import type { UnionPosition } from '@sunshine/contract/positions/schemas.ts';
import { positionSteps } from '@sunshine/contract/positions/status.ts';
import type { PositionState } from '@sunshine/contract/positions/vocabulary.ts';
import { stepsFrom } from '@sunshine/contract/shared/steps.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { listApprovingUnits } from '@sunshine/db/queries/positions/approving-units.ts';
import { findPositionInScope } from '@sunshine/db/queries/positions/union-positions.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { instantsOf } from './own-position.ts';

/** A position of the reader's scope, checked as of today. */
export async function unionPosition(ctx: Context, db: Queryable, id: string): Promise<UnionPosition> {
  const found = await findPositionInScope(db, ctx.policy.unionScope('position.read'), id);
  if (!found) throw refusal('position.notFound');
  const { position, company, approvingUnionName } = found;
  const mayReview = ctx.policy.allows('position.review');
  return {
    ...position,
    ...instantsOf(position),
    company,
    approvingUnionName,
    findings: checkAd(position, ctx.today()),
    rulesVersion: rulesVersionOn(ctx.today()),
    approvingUnits: mayReview
      ? await listApprovingUnits(db, ctx.policy.unionScope('position.review'), company.unionId)
      : [],
    next: mayReview ? nextStates(ctx, position.state) : [],
  };
}

function nextStates(ctx: Context, state: PositionState): PositionState[] {
  return stepsFrom(positionSteps, state, ctx.policy.roleFor('position.review'));
}
