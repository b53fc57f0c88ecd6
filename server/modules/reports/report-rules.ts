import type { Role } from '@sunshine/contract/accounts/vocabulary.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { RefusalCode } from '@sunshine/contract/refusals.ts';
import type { ReportState } from '@sunshine/contract/reports/vocabulary.ts';
import type { ReportAct } from '@sunshine/contract/reports/workflow-schemas.ts';

/** What each act needs and leads to; `reportSteps` of the contract says the same of the states alone. */
export interface ActRule {
  readonly permission: Permission;
  readonly from: readonly ReportState[];
  readonly to: ReportState;
}

export const actRules: Readonly<Record<ReportAct, ActRule>> = {
  check: { permission: 'report.prepare', from: ['draft', 'returned'], to: 'checked' },
  reopen: { permission: 'report.prepare', from: ['checked'], to: 'draft' },
  submit: { permission: 'report.prepare', from: ['checked'], to: 'submitted' },
  declareNil: { permission: 'report.prepare', from: ['draft', 'returned'], to: 'nil' },
  recall: { permission: 'report.prepare', from: ['submitted', 'nil'], to: 'draft' },
  accept: { permission: 'report.review', from: ['submitted'], to: 'accepted' },
  return: { permission: 'report.review', from: ['submitted', 'accepted', 'nil'], to: 'returned' },
  seal: { permission: 'report.seal', from: ['accepted', 'nil'], to: 'sealed' },
  correct: { permission: 'report.prepare', from: ['sealed'], to: 'draft' },
};

/** States in which the preparer still works on it: notes, overrides and checks belong there. */
export const openStates: readonly ReportState[] = ['draft', 'checked', 'returned'];

/** Who acts, and who had a hand in the report before. Ids are accounts, but for those of unions. */
export interface Standing {
  readonly actor: string;
  readonly grants: readonly { role: Role; unionId: string | null }[];
  /** The unit and every union above it, nearest first. */
  readonly path: readonly string[];
  /** Reviewers at the unit itself. */
  readonly ownReviewers: readonly string[];
  /** Who checked, submitted or declared it nil, in any round. */
  readonly preparers: readonly string[];
  /** Who reviewed it, in any round. */
  readonly reviewers: readonly string[];
  /** Acceptances of the present round. */
  readonly accepted: readonly { levelUnionId: string; by: string }[];
  /** Union above whose snapshot holds this report. */
  readonly heldBy: string | null;
}

/**
 * The levels that review, in order: the unit itself where it has a reviewer who did not prepare it, then the union
 * one level above. The district has none above: another person of its own reviews.
 */
export function reviewLevels({ path, ownReviewers, preparers }: Standing): string[] {
  const [unit, above] = path;
  if (!unit) return [];
  if (!above) return [unit];
  return ownReviewers.some((reviewer) => !preparers.includes(reviewer)) ? [unit, above] : [above];
}

/** The level whose turn it is in the present round; null when all have accepted. */
export function levelInTurn(standing: Standing): string | null {
  return (
    reviewLevels(standing).find(
      (level) => !standing.accepted.some(({ levelUnionId }) => levelUnionId === level),
    ) ?? null
  );
}

/** The unit's own level is reviewed at the unit only; the level above also by those who stand above that. */
export function reviewsAt(level: string, { path, grants }: Standing): boolean {
  const place = path.indexOf(level);
  const reach = place === 0 && path.length > 1 ? [level] : path.slice(place);
  return place >= 0 && holds('reviewer', reach, grants);
}

/** The level somebody returns from: the highest at which they review. */
export function returningLevel(standing: Standing): string | null {
  const [unit, above] = standing.path;
  return [above, unit].find((level) => level !== undefined && reviewsAt(level, standing)) ?? null;
}

/** Why somebody may not take this act on a report in this state; null when they may. */
export function refuseAct(act: ReportAct, state: ReportState, standing: Standing): RefusalCode | null {
  if (!actRules[act].from.includes(state)) return 'request.stepNotAllowed';
  switch (act) {
    case 'recall':
      if (standing.heldBy) return 'report.aboveClosed';
      return standing.accepted.length > 0 ? 'report.reviewedSince' : null;
    case 'accept':
      return refuseAcceptance(standing);
    case 'return':
      if (isPreparer(standing)) return 'report.ownWork';
      if (!returningLevel(standing)) return 'report.notYourLevel';
      return standing.heldBy ? 'report.aboveClosed' : null;
    case 'seal':
      return isPreparer(standing) || standing.reviewers.includes(standing.actor)
        ? 'report.sealerInvolved'
        : null;
    default:
      return null;
  }
}

function refuseAcceptance(standing: Standing): RefusalCode | null {
  if (isPreparer(standing)) return 'report.ownWork';
  const level = levelInTurn(standing);
  if (!level || !reviewsAt(level, standing)) return 'report.notYourLevel';
  return standing.accepted.some(({ by }) => by === standing.actor) ? 'report.reviewedAlready' : null;
}

/**
 * Why somebody may not let a hard check through; null when they may. It takes a reviewer who stands above the unit,
 * at the district one of its own, and never the preparer.
 */
export function refuseOverride(standing: Standing): RefusalCode | null {
  const { path, grants } = standing;
  const above = path.length > 1 ? path.slice(1) : path;
  const may = holds('reviewer', above, grants) && !isPreparer(standing);
  return may ? null : 'report.overrideFromAbove';
}

function isPreparer({ actor, preparers }: Standing): boolean {
  return preparers.includes(actor);
}

function holds(role: Role, unions: readonly string[], grants: Standing['grants']): boolean {
  return grants.some(
    (grant) => grant.role === role && grant.unionId !== null && unions.includes(grant.unionId),
  );
}
