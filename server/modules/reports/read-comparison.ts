import { cellUnits } from '@sunshine/contract/reports/vocabulary.ts';
import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Comparison } from '@sunshine/contract/reports/workflow-schemas.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { evaluateChecks } from '@sunshine/db/indicators/checks.ts';
import { figure } from '@sunshine/db/indicators/compile.ts';
import { sunshineIndicators } from '@sunshine/db/indicators/registry.ts';
import { type PreviousFigures, previousFigures } from '@sunshine/db/queries/reports/previous.ts';
import { findPreviousNote } from '@sunshine/db/queries/reports/previous-note.ts';
import type { Context } from '../../context.ts';
import { printed } from './fill-form.ts';
import { openReport } from './open-report.ts';
import { changeText } from './rates.ts';
import { figuresOf, sourceOf } from './report-source.ts';

/** Last year's sealed report, or the paper figures entered for it, beside this year's, cell by cell. */
export async function readComparison(
  ctx: Context,
  input: Input<typeof workflowRoutes.readComparison>,
): Promise<Reply<typeof workflowRoutes.readComparison>> {
  const opened = await openReport(ctx, input);
  const { frame, unit } = opened;
  const source = await sourceOf(ctx.db, opened);
  const [figures, previous] = await Promise.all([
    figuresOf(ctx.db, opened, source),
    previousFigures(ctx.db, frame, [unit.id]),
  ]);
  const before = previous.get(unit.id) ?? null;
  const off = new Set(
    evaluateChecks(figures, frame.settings, before).flatMap(({ check, passed }) => (passed ? [] : check.key)),
  );
  return {
    source: await sourceReply(ctx, frame.form, unit.id, before),
    cells: sunshineIndicators.map(({ code, label, unit: cellUnit }) => {
      const { value } = figure(figures, code);
      const earlier = before?.values.get(code) ?? null;
      return {
        code,
        label,
        unit: cellUnits[cellUnit],
        before: earlier === null ? null : printed(cellUnit, earlier),
        now: printed(cellUnit, value),
        change: earlier === null ? null : changeText(earlier, value),
        toExplain: off.has(`change.${code}`),
      };
    }),
  };
}

async function sourceReply(
  ctx: Context,
  form: 'sunshine',
  unionId: string,
  before: PreviousFigures | null,
): Promise<Comparison['source']> {
  if (!before) return null;
  const { year, reportId } = before;
  const note = await findPreviousNote(ctx.db, { form, year, unionId, reportId });
  if (reportId === null) return { year, kind: 'paper', note: `${year} 年的纸质报表：${note.source ?? ''}` };
  return { year, kind: 'sealed', note: `${year} 年封存的统计表，第 ${note.version} 版` };
}
