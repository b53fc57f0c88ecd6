import { frozenStates } from '@sunshine/contract/reports/status.ts';
import type { ReportState } from '@sunshine/contract/reports/vocabulary.ts';
import { readSnapshot } from '@sunshine/db/indicators/read-snapshot.ts';
import type { Snapshot } from '@sunshine/db/indicators/snapshot.ts';
import type { ReportRow } from '@sunshine/db/queries/reports/report-rows.ts';
import { listReportsBelow, type UnitBelowRow } from '@sunshine/db/queries/reports/report-standing.ts';
import { type CommentRow, listComments } from '@sunshine/db/queries/reports/report-trail.ts';
import { handsBelow } from '@sunshine/db/queries/reports/sealing.ts';
import { listUnitStates, type UnitStateRow } from '@sunshine/db/queries/reports/unit-states.ts';
import { findParentName } from '@sunshine/db/queries/unions/find-parent.ts';
import type { Context } from '../../context.ts';
import { type FormAddress, type OpenReport, openReport } from './open-report.ts';
import { type Counted, hindrancesOf, judgeFigures, judgeLive } from './report-checks.ts';
import { actRules, openStates, type Standing } from './report-rules.ts';
import { findVersion } from './report-source.ts';
import { standingOf } from './standing-of.ts';
import { cellsAboveZero } from './step-hindrances.ts';

/** All that decides where a report stands, read once. */
export interface ReportView extends OpenReport {
  report: ReportRow | null;
  /** An older version is read only. */
  isLatest: boolean;
  state: ReportState;
  unitState: UnitStateRow;
  aboveName: string | null;
  standing: Standing;
  below: readonly UnitBelowRow[];
  snapshot: Snapshot | null;
  comments: readonly CommentRow[];
  openComments: number;
  /** Every figure is zero; false where it was not asked. */
  allZero: boolean;
  checkHindrances: readonly string[];
  uncovered: { code: string; name: string }[];
  /** The reader prepared or reviewed a report that sealing this one would seal. */
  handInBelow: boolean;
}

export async function readReportView(
  ctx: Context,
  input: FormAddress & { version?: number | undefined },
  counted?: Counted,
): Promise<ReportView> {
  const actor = ctx.policy.require('report.read');
  const opened = await openReport(ctx, input);
  const of = { campaignId: opened.campaignId, unionId: opened.unit.id, asOf: opened.frame.asOf };
  const report = await findVersion(ctx.db, of, input.version);
  const state = report?.state ?? 'draft';
  const sealable = actRules.seal.from.includes(state);
  const [[unitState], standing, below, snapshot, comments, aboveName, hands] = await Promise.all([
    listUnitStates(ctx.db, { ...of, below: false }),
    standingOf(ctx.db, actor, { ...of, report }),
    // Sealing takes all below with it; every other act looks one level down.
    listReportsBelow(ctx.db, { ...of, frame: opened.frame, depth: sealable ? null : 1 }),
    report && frozenStates.includes(state) ? readSnapshot(ctx.db, report.id) : null,
    report ? listComments(ctx.db, report.id) : [],
    findParentName(ctx.db, of.unionId),
    sealable ? handsBelow(ctx.db, { ...of, accountId: actor.accountId }) : [],
  ]);
  if (!unitState) throw new Error('a unit that was found has a state');
  const openComments = comments.filter(({ resolvedAt }) => resolvedAt === null).length;
  return {
    ...opened,
    report,
    isLatest: !report || report.version === unitState.version,
    state,
    unitState,
    aboveName,
    standing,
    below,
    snapshot,
    comments,
    openComments,
    handInBelow: hands.length > 0,
    ...(openStates.includes(state)
      ? await judgeOpen(ctx, opened, report, { openComments, actor: actor.accountId, counted })
      : { allZero: false, checkHindrances: [], uncovered: uncoveredIn(snapshot) }),
  };
}

/** Only a report not yet submitted is asked what its figures say: they are counted for it. */
async function judgeOpen(
  ctx: Context,
  opened: OpenReport,
  report: ReportRow | null,
  { openComments, actor, counted }: { openComments: number; actor: string; counted: Counted | undefined },
): Promise<Pick<ReportView, 'allZero' | 'checkHindrances' | 'uncovered'>> {
  const reportId = report?.id ?? null;
  const { figures, coverage, checks } = counted
    ? { ...counted, checks: await judgeFigures(ctx.db, opened, reportId, counted.figures) }
    : await judgeLive(ctx.db, opened, reportId);
  return {
    allZero: cellsAboveZero(figures).length === 0,
    checkHindrances: hindrancesOf(checks, openComments, actor).map(({ message }) => message),
    uncovered: coverage.uncovered.map(({ code, name }) => ({ code, name })),
  };
}

function uncoveredIn(snapshot: Snapshot | null): { code: string; name: string }[] {
  return (snapshot?.below ?? [])
    .filter(({ reportId }) => reportId === null)
    .map(({ code, name }) => ({ code, name }));
}
