import { checkAd } from '@sunshine/contract/positions/ad-check/check-ad.ts';
import { blocks } from '@sunshine/contract/positions/ad-check/finding.ts';
import { rulesVersionOn } from '@sunshine/contract/positions/ad-check/rule-set.ts';
import type { positionRoutes } from '@sunshine/contract/positions/routes.ts';
import type { UnionPosition } from '@sunshine/contract/positions/schemas.ts';
import { positionSteps } from '@sunshine/contract/positions/status.ts';
import type { Input } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { listApprovingUnits } from '@sunshine/db/queries/positions/approving-units.ts';
import type { PostingCompany } from '@sunshine/db/queries/positions/union-positions.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { requireStep } from '../../steps.ts';
import { requireUndecided, review } from './review-position.ts';
import { preferredFacts, requireValidity } from './rules.ts';

type Publish = Input<typeof positionRoutes.publishPosition>;

/**
 * Publishes what the reviewer has read, of a verified company, in the name of a unit of the reviewer's scope.
 * What the check still blocks is published only with a reason, which the audit trail keeps.
 */
export async function publishPosition(ctx: Context, input: Publish): Promise<UnionPosition> {
  const { id, suitableForGraduates, preference, overrideReason } = input;
  return review(ctx, id, {
    action: 'position.publish',
    decide: async (position, company, tx) => {
      requireUndecided(position, input.version);
      requireStep(positionSteps, position.state, 'published', ctx.policy.roleFor('position.review'));
      if (company.state !== 'verified') throw refusal('position.companyNotVerified');
      if (company.verifiedUntil !== null && company.verifiedUntil < ctx.today()) {
        throw refusal('position.companyVerificationLapsed');
      }
      requireValidity(position.validUntil, ctx.today());
      if (!overrideReason && blocks(checkAd(position, ctx.today()))) {
        throw refusal('position.overrideNeedsReason', { fields: { overrideReason: '写明可以发的理由。' } });
      }
      return {
        state: 'published',
        suitableForGraduates,
        ...preferredFacts(position, preference, ctx.today()),
        approvingUnionId: await approvingUnit(ctx, tx, company, input.approvingUnionId),
        firstPublishedOn: position.firstPublishedOn ?? ctx.today(),
        // Reviewed again, it keeps its place among the newest: an edit is no way to the top.
        publishedAt: position.publishedAt ?? ctx.now(),
        adRulesVersion: rulesVersionOn(ctx.today()),
        // What answers an appeal (申诉) is read by both; another reason stays in the audit trail.
        decisionNote: position.adAppeal === null ? null : (overrideReason ?? null),
      };
    },
    reason: overrideReason,
    detail: { suitableForGraduates, preference },
    message: ({ title, adAppeal }) => ({
      title: `“${title}”已发布`,
      body: `${adAppeal && overrideReason ? `工会认可了申诉：${overrideReason}。` : ''}求职者现在能看到，也能投递了。`,
    }),
  });
}

/** The unit that approves: the one asked for, when it lies in the scope; otherwise the reviewer's own. */
async function approvingUnit(
  ctx: Context,
  tx: Transaction,
  company: PostingCompany,
  asked: string | undefined,
): Promise<string> {
  const units = await listApprovingUnits(tx, ctx.policy.unionScope('position.review'), company.unionId);
  const unit = asked ? units.find(({ id }) => id === asked) : units[0];
  if (!unit) throw refusal('position.unitOutOfScope', { fields: { approvingUnionId: '从列出的工会里选。' } });
  return unit.id;
}
