import { closedStates } from '@sunshine/contract/reports/status.ts';
import type { ReportStatus } from '@sunshine/contract/reports/workflow-schemas.ts';
import { listVersions } from '@sunshine/db/queries/reports/report-rows.ts';
import { listReviews, listSteps } from '@sunshine/db/queries/reports/report-trail.ts';
import type { Context } from '../../context.ts';
import type { FormAddress } from './open-report.ts';
import type { Counted } from './report-checks.ts';
import { openStates } from './report-rules.ts';
import { actsOf, waitingFor } from './report-turn.ts';
import { type ReportView, readReportView } from './report-view.ts';
import { daysLate } from './report-words.ts';
import { sealHindrances, submitHindrances } from './step-hindrances.ts';

/** Where the report of a unit stands, whose turn it is, and what this reader may do. */
export async function reportStatus(
  ctx: Context,
  input: FormAddress & { version?: number | undefined },
  counted?: Counted,
): Promise<ReportStatus> {
  const view = await readReportView(ctx, input, counted);
  const { report, snapshot, unitState, state, campaign } = view;
  const hindrances = hindrancesNow(view);
  const [versions, trail] = await Promise.all([
    listVersions(ctx.db, { campaignId: view.campaignId, unionId: view.unit.id }),
    trailOf(ctx, view),
  ]);
  return {
    id: report?.id ?? null,
    version: report?.version ?? 1,
    state,
    frozen: snapshot !== null,
    provisional: snapshot !== null && snapshot.asOf < campaign.cutoffDay,
    asOf: snapshot?.asOf ?? view.frame.asOf,
    dueDay: unitState.dueDay,
    extended: unitState.extended,
    daysLate: view.isLatest ? daysLate(unitState, ctx.today()) : 0,
    preparer: report?.preparerName ? { name: report.preparerName, phone: report.preparerPhone ?? '' } : null,
    submittedAt: (snapshot && report?.submittedAt?.toISOString()) ?? null,
    sealedAt: report?.sealedAt?.toISOString() ?? null,
    correctionReason: report?.correctionReason ?? null,
    waitingFor: waitingFor(view),
    hindrances,
    acts: actsOf(ctx.policy, view, hindrances),
    openBelow: view.below
      .filter((unit) => unit.depth === 1 && !closedStates.includes(unit.state))
      .map((unit) => ({ code: unit.code, name: unit.name, state: unit.state })),
    uncovered: view.uncovered,
    versions: versions.map((each) => ({ ...each, sealedAt: each.sealedAt?.toISOString() ?? null })),
    ...trail,
    hash: state === 'sealed' && snapshot ? snapshot.hash.toString('hex') : null,
  };
}

/** Why the next step of this state cannot be taken yet. */
function hindrancesNow(view: ReportView): string[] {
  if (!view.isLatest) return [];
  const { below, snapshot, checkHindrances } = view;
  switch (view.state) {
    case 'draft':
    case 'returned':
      return [...checkHindrances];
    case 'checked':
      return [...checkHindrances, ...submitHindrances(below, view).map(({ message }) => message)];
    case 'accepted':
    case 'nil': {
      const report = { taken: snapshot, holds: snapshot?.below ?? [] };
      return sealHindrances(report, below, view).map(({ message }) => message);
    }
    default:
      return [];
  }
}

async function trailOf(
  ctx: Context,
  { report, comments }: ReportView,
): Promise<Pick<ReportStatus, 'steps' | 'reviews' | 'comments'>> {
  if (!report) return { steps: [], reviews: [], comments: [] };
  const [steps, reviews] = await Promise.all([listSteps(ctx.db, report.id), listReviews(ctx.db, report.id)]);
  const instant = (text: string): string => new Date(text).toISOString();
  return {
    steps: steps.map((step) => ({ ...step, at: instant(step.at) })),
    reviews: reviews.map(({ levelName, decision, at, byName, reason, round }) => ({
      levelName,
      decision,
      at: instant(at),
      byName,
      reason,
      past: round !== report.round || openStates.includes(report.state),
    })),
    comments: comments.map((each) => ({
      ...each,
      at: instant(each.at),
      resolvedAt: each.resolvedAt === null ? null : instant(each.resolvedAt),
    })),
  };
}
