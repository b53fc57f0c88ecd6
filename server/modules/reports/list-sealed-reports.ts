import type { boardRoutes } from '@sunshine/contract/reports/board-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listSealedRows, listSealedYears } from '@sunshine/db/queries/reports/sealed-reports.ts';
import type { Context } from '../../context.ts';

/** 历年封存: every sealed version of the reader's units, those corrected since as well. */
export async function listSealedReports(
  ctx: Context,
  input: Input<typeof boardRoutes.listSealedReports>,
): Promise<Reply<typeof boardRoutes.listSealedReports>> {
  const scope = ctx.policy.unionScope('report.read');
  const { form, year = null, page } = input;
  const [rows, years] = await Promise.all([
    listSealedRows(ctx.db, { scope, form, year, offset: (page - 1) * pageSize, limit: pageSize }),
    listSealedYears(ctx.db, { scope, form }),
  ]);
  return {
    items: rows.map(({ total: _, ...row }) => ({ ...row, sealedAt: new Date(row.sealedAt).toISOString() })),
    total: rows[0]?.total ?? 0,
    page,
    years,
  };
}
