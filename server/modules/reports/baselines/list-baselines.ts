import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { baselineYears, listBaselineRows } from '@sunshine/db/queries/reports/baselines.ts';
import type { Context } from '../../../context.ts';
import { baselineReply } from './baseline-figures.ts';

/** Paper figures of a year: the reader's units and those one level below. */
export async function listBaselines(
  ctx: Context,
  { form, year }: Input<typeof reportRoutes.listBaselines>,
): Promise<Reply<typeof reportRoutes.listBaselines>> {
  const scope = ctx.policy.unionScope('report.read');
  const [rows, years] = await Promise.all([
    listBaselineRows(ctx.db, scope, { form, year }),
    baselineYears(ctx.db, scope, form),
  ]);
  return { year, years, units: rows.map(baselineReply) };
}
