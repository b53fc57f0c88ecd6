import type { boardRoutes } from '@sunshine/contract/reports/board-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { openReport } from './open-report.ts';
import { unitsTable } from './units-table.ts';

/** A unit of the reader's scope with the units one level below it × 21 cells, and where each report stands. */
export async function listUnitsBelow(
  ctx: Context,
  input: Input<typeof boardRoutes.listUnitsBelow>,
): Promise<Reply<typeof boardRoutes.listUnitsBelow>> {
  const opened = await openReport(ctx, input);
  return unitsTable(ctx, opened, opened.unit.id);
}
