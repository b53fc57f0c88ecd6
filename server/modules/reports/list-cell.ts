import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { isCellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { cellUnits } from '@sunshine/contract/reports/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { figure } from '@sunshine/db/indicators/compile.ts';
import { indicatorOf } from '@sunshine/db/indicators/registry.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { printed, ruleOf } from './fill-form.ts';
import { openReport } from './open-report.ts';
import { figuresOf, rowsOf, sourceOf } from './report-source.ts';
import { whyItCounts } from './why-it-counts.ts';

/** The list behind one figure, a page at a time; names are masked. */
export async function listCell(
  ctx: Context,
  input: Input<typeof reportRoutes.listCell>,
): Promise<Reply<typeof reportRoutes.listCell>> {
  const { code } = input;
  if (!isCellCode(code)) throw refusal('report.notFound');
  const opened = await openReport(ctx, input);
  const source = await sourceOf(ctx.db, opened, input.version);
  const indicator = indicatorOf(code);
  const window = { limit: pageSize, offset: (input.page - 1) * pageSize };
  const [figures, rows] = await Promise.all([
    figuresOf(ctx.db, opened, source, [code]),
    rowsOf(ctx.db, opened, source, [code], window),
  ]);
  const found = figure(figures, code);
  const mayOpen = ctx.policy.allows('graduate.read');
  return {
    code,
    label: indicator.label,
    unit: cellUnits[indicator.unit],
    value: printed(indicator.unit, found.value),
    rule: ruleOf(indicator, opened.frame, source.snapshot),
    persons: found.persons,
    total: found.rows,
    page: input.page,
    items: rows.map((row) => ({
      personId: mayOpen ? row.personId : null,
      name: row.personName === null ? null : maskName(row.personName),
      on: row.on,
      quantity: printed(indicator.unit, row.quantity),
      record: row.record,
      unitName: row.unitName,
      personUnitName: row.personUnitName,
      supplementary: row.supplementary,
      why: whyItCounts(code, row, opened.frame),
    })),
  };
}
