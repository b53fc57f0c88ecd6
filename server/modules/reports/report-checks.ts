import type { Queryable } from '@sunshine/db/connect.ts';
import { type CheckResult, evaluateChecks } from '@sunshine/db/indicators/checks.ts';
import { compileFigures, type Figures, personsForChecks } from '@sunshine/db/indicators/compile.ts';
import { type Coverage, findCoverage } from '@sunshine/db/indicators/coverage.ts';
import { scopeKey } from '@sunshine/db/indicators/scopes.ts';
import type { FrozenCheck } from '@sunshine/db/indicators/snapshot.ts';
import { previousFigures } from '@sunshine/db/queries/reports/previous.ts';
import { listRemarks, type RemarkRow } from '@sunshine/db/queries/reports/report-trail.ts';
import type { OpenReport } from './open-report.ts';
import type { Hindrance } from './step-hindrances.ts';

/** A cross-check with what was said to it; a note or override holds for the finding it was written for. */
export interface JudgedCheck extends CheckResult {
  note: RemarkRow | null;
  override: RemarkRow | null;
}

export function holdsStill(remark: RemarkRow | null, { finding }: { finding: string }): boolean {
  return remark?.finding === finding;
}

/** Cross-checks of figures of the whole unit, against last year's where there are any, with notes and overrides. */
export async function judgeFigures(
  db: Queryable,
  { frame, unit }: Pick<OpenReport, 'frame' | 'unit'>,
  reportId: string | null,
  figures: Figures,
): Promise<JudgedCheck[]> {
  const [previous, remarks] = await Promise.all([
    previousFigures(db, frame, [unit.id]),
    reportId ? listRemarks(db, reportId) : [],
  ]);
  const remark = (key: string, kind: RemarkRow['kind']): RemarkRow | null =>
    remarks.find((each) => each.checkKey === key && each.kind === kind) ?? null;
  return evaluateChecks(figures, frame.settings, previous.get(unit.id) ?? null).map((result) => ({
    ...result,
    note: remark(result.check.key, 'note'),
    override: remark(result.check.key, 'override'),
  }));
}

/** Figures of a unit as they are at this moment, over the snapshots below. */
export interface Counted {
  figures: Figures;
  coverage: Coverage;
}

/** The figures of a unit as they are now and what the checks say to them. */
export async function judgeLive(
  db: Queryable,
  report: Pick<OpenReport, 'campaignId' | 'frame' | 'unit'>,
  reportId: string | null,
): Promise<Counted & { checks: JudgedCheck[] }> {
  const { campaignId, frame, unit } = report;
  const scope = { unitId: unit.id, ownOnly: false };
  const coverage = await findCoverage(db, campaignId, unit.id, frame.asOf);
  const compiled = await compileFigures(db, frame, [scope], coverage, { personsOf: personsForChecks });
  const figures = compiled.get(scopeKey(scope)) ?? new Map();
  return { figures, coverage, checks: await judgeFigures(db, report, reportId, figures) };
}

/**
 * What keeps a report from being checked or submitted by this person, one sentence each: hard checks off and not let
 * through by somebody else, soft ones without a note for this very finding, remarks not dealt with.
 */
export function hindrancesOf(
  checks: readonly JudgedCheck[],
  openComments: number,
  preparer: string | null,
): Hindrance[] {
  const off = checks.filter(({ passed }) => !passed);
  const blocking = off.filter(
    (each) =>
      each.check.level === 'hard' && !(holdsStill(each.override, each) && each.override?.by !== preparer),
  );
  const unexplained = off.filter((each) => each.check.level === 'soft' && !holdsStill(each.note, each));
  const name = (list: readonly JudgedCheck[]): string => list.map(({ check }) => check.title).join('；');
  return [
    ...(blocking.length > 0
      ? [
          {
            code: 'report.hardChecks' as const,
            message: `必须满足的校验不平：${name(blocking)}。改记录，或请上一级放行。`,
          },
        ]
      : []),
    ...(unexplained.length > 0
      ? [{ code: 'report.notesMissing' as const, message: `要写说明：${name(unexplained)}。` }]
      : []),
    ...(openComments > 0
      ? [{ code: 'report.commentsOpen' as const, message: `还有 ${openComments} 条批注没处理。` }]
      : []),
  ];
}

/** As a snapshot keeps them; a remark for another finding is no remark. */
export function frozenChecks(checks: readonly JudgedCheck[]): FrozenCheck[] {
  return checks.map((each) => ({
    key: each.check.key,
    level: each.check.level,
    title: each.check.title,
    passed: each.passed,
    finding: each.finding,
    note: holdsStill(each.note, each) ? (each.note?.text ?? null) : null,
    override: holdsStill(each.override, each) ? (each.override?.text ?? null) : null,
  }));
}
