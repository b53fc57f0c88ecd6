import { frozenStates } from '@sunshine/contract/reports/status.ts';
import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { compileFigures, type Figures } from '@sunshine/db/indicators/compile.ts';
import { type Coverage, findCoverage } from '@sunshine/db/indicators/coverage.ts';
import { type ListRow, type ListWindow, listFacts, listSealed } from '@sunshine/db/indicators/list.ts';
import { readSnapshot } from '@sunshine/db/indicators/read-snapshot.ts';
import { scopeKey } from '@sunshine/db/indicators/scopes.ts';
import type { Snapshot } from '@sunshine/db/indicators/snapshot.ts';
import { findReport, type ReportRow } from '@sunshine/db/queries/reports/report-rows.ts';
import { refusal } from '../../refusal.ts';
import type { OpenReport } from './open-report.ts';

/** Where the numbers of a report come from: its snapshot, or the records of now over the snapshots below. */
export type ReportSource = { report: ReportRow | null } & (
  | { snapshot: Snapshot; coverage: null }
  | { snapshot: null; coverage: Coverage }
);

type Opened = Pick<OpenReport, 'campaignId' | 'frame' | 'unit' | 'scope'>;

/** The latest version, or the one asked for; null before anything was done, a version that never was is missing. */
export async function findVersion(
  db: Queryable,
  of: { campaignId: string; unionId: string },
  version?: number,
): Promise<ReportRow | null> {
  const report = await findReport(db, { ...of, version });
  if (version && version > 1 && !report) throw refusal('report.notFound');
  return report;
}

export async function sourceOf(db: Queryable, opened: Opened, version?: number): Promise<ReportSource> {
  const { campaignId, unit, frame } = opened;
  const report = await findVersion(db, { campaignId, unionId: unit.id }, version);
  const snapshot = report && frozenStates.includes(report.state) ? await readSnapshot(db, report.id) : null;
  if (snapshot) return { report, snapshot, coverage: null };
  return { report, snapshot, coverage: await findCoverage(db, campaignId, unit.id, frame.asOf) };
}

/** `only`: no other figures than these. */
export async function figuresOf(
  db: Queryable,
  opened: Opened,
  source: ReportSource,
  only?: readonly CellCode[],
): Promise<Figures> {
  const { frame, scope } = opened;
  if (source.snapshot) return scope.ownOnly ? source.snapshot.ownFigures : source.snapshot.figures;
  const compiled = await compileFigures(db, frame, [scope], source.coverage, only ? { only } : {});
  return compiled.get(scopeKey(scope)) ?? new Map();
}

/** The lists behind the figures, from the same source. */
export async function rowsOf(
  db: Queryable,
  { frame, scope }: Opened,
  source: ReportSource,
  codes: readonly CellCode[],
  window: ListWindow | null = null,
): Promise<ListRow[]> {
  if (!source.snapshot) return listFacts(db, frame, scope, codes, window, source.coverage);
  const { reportId } = source.snapshot;
  return listSealed(db, reportId, codes, window, scope.ownOnly ? scope.unitId : null);
}
