import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { isCellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import { cellUnits } from '@sunshine/contract/reports/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { maskName } from '@sunshine/contract/shared/mask.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { compileFigures, figure } from '@sunshine/db/indicators/compile.ts';
import { listFacts } from '@sunshine/db/indicators/list.ts';
import { indicatorOf } from '@sunshine/db/indicators/registry.ts';
import { scopeKey } from '@sunshine/db/indicators/scopes.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { printed } from './fill-form.ts';
import { openReport } from './open-report.ts';

/** The list behind one figure, a page at a time; names are masked. */
export async function listCell(
  ctx: Context,
  input: Input<typeof reportRoutes.listCell>,
): Promise<Reply<typeof reportRoutes.listCell>> {
  if (!isCellCode(input.code)) throw refusal('report.notFound');
  const { frame, scope } = await openReport(ctx, input);
  const indicator = indicatorOf(input.code);
  const window = { limit: pageSize, offset: (input.page - 1) * pageSize };
  const [compiled, rows] = await Promise.all([
    compileFigures(ctx.db, frame, [scope]),
    listFacts(ctx.db, frame, scope, [input.code], window),
  ]);
  const found = figure(compiled.get(scopeKey(scope)) ?? new Map(), input.code);
  const mayOpen = ctx.policy.allows('graduate.read');
  return {
    code: input.code,
    label: indicator.label,
    unit: cellUnits[indicator.unit],
    value: printed(indicator.unit, found.value),
    rule: indicator.rule(frame.settings),
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
    })),
  };
}
