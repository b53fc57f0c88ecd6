import type { Check } from '@sunshine/contract/reports/schemas.ts';
import type { CellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { evaluateChecks, sunshineChecks } from '@sunshine/db/indicators/checks.ts';
import type { Figures } from '@sunshine/db/indicators/compile.ts';
import { listLeftOver, listLeftOverSealed } from '@sunshine/db/indicators/list.ts';
import { listRemarks, type RemarkRow } from '@sunshine/db/queries/reports/report-trail.ts';
import type { Context } from '../../context.ts';
import type { OpenReport } from './open-report.ts';
import { holdsStill, judgeFigures } from './report-checks.ts';
import type { ReportSource } from './report-source.ts';

interface CheckLine {
  key: string;
  level: 'hard' | 'soft';
  title: string;
  passed: boolean;
  finding: string;
}

/** The cross-checks of a form with what was said to them, and the persons who make a difference, masked. */
export async function formChecks(
  ctx: Context,
  opened: OpenReport,
  source: ReportSource,
  figures: Figures,
): Promise<Check[]> {
  const remarks = source.report && !opened.scope.ownOnly ? await listRemarks(ctx.db, source.report.id) : [];
  const lines = await linesOf(ctx, opened, source, figures);
  return Promise.all(
    lines.map(async (line) => ({
      ...line,
      note: noteOf(line, remarks),
      override: overrideOf(line, remarks),
      persons: await personsOf(ctx, opened, source, line),
    })),
  );
}

/** As frozen; or as the figures say now, for the unit alone without the comparison with last year. */
async function linesOf(
  ctx: Context,
  opened: OpenReport,
  source: ReportSource,
  figures: Figures,
): Promise<CheckLine[]> {
  const { frame, scope } = opened;
  if (source.snapshot && !scope.ownOnly) {
    return source.snapshot.checks.map(({ key, level, title, passed, finding }) => ({
      key,
      level,
      title,
      passed,
      finding,
    }));
  }
  const results = scope.ownOnly
    ? evaluateChecks(figures, frame.settings)
    : await judgeFigures(ctx.db, opened, null, figures);
  return results.map(({ check: { key, level, title }, passed, finding }) => ({
    key,
    level,
    title,
    passed,
    finding,
  }));
}

function noteOf(line: CheckLine, remarks: readonly RemarkRow[]): Check['note'] {
  const note = remarks.find(({ kind, checkKey }) => kind === 'note' && checkKey === line.key);
  if (!note) return null;
  const { text, byName, at } = note;
  return { text, byName, at: new Date(at).toISOString(), stale: !holdsStill(note, line) };
}

/** One for another finding no longer lets anything through. */
function overrideOf(line: CheckLine, remarks: readonly RemarkRow[]): Check['override'] {
  const override = remarks.find(({ kind, checkKey }) => kind === 'override' && checkKey === line.key);
  if (!override || !holdsStill(override, line)) return null;
  return { reason: override.text, byName: override.byName, at: new Date(override.at).toISOString() };
}

async function personsOf(
  ctx: Context,
  { frame, scope }: OpenReport,
  source: ReportSource,
  line: CheckLine,
): Promise<Check['persons']> {
  const leftOver = sunshineChecks.find(({ key }) => key === line.key)?.leftOver;
  if (line.passed || !leftOver) return [];
  const codes: readonly [CellCode, readonly CellCode[]] = [leftOver.of, leftOver.without];
  const found = source.snapshot
    ? await listLeftOverSealed(
        ctx.db,
        source.snapshot.reportId,
        ...codes,
        scope.ownOnly ? scope.unitId : null,
      )
    : await listLeftOver(ctx.db, frame, scope, ...codes, source.coverage);
  const mayOpen = ctx.policy.allows('graduate.read');
  return found.map(({ personId, name, record }) => ({
    personId: mayOpen ? personId : null,
    name: maskName(name),
    record,
  }));
}
