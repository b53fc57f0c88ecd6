import type { positionReportRoutes } from '@sunshine/contract/positions/report-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import {
  countReports,
  findOwnReport,
  listReportedPositions,
} from '@sunshine/db/queries/positions/position-reports.ts';
import type { Context } from '../../../context.ts';

type Routes = typeof positionReportRoutes;

/** The graduate's own latest report of a position. */
export async function readOwnPositionReport(
  ctx: Context,
  { id }: Input<Routes['readOwnPositionReport']>,
): Promise<Reply<Routes['readOwnPositionReport']>> {
  const { accountId } = ctx.policy.require('graduate.own');
  const found = await findOwnReport(ctx.db, accountId, id);
  if (!found) return { report: null };
  const { reportedAt, decidedAt, ...report } = found;
  return {
    report: {
      ...report,
      reportedAt: reportedAt.toISOString(),
      decidedAt: decidedAt?.toISOString() ?? null,
    },
  };
}

/** Reported positions of the scope with their ad and their company; who reported is nowhere in it. */
export async function listPositionReports(
  ctx: Context,
  { show, page }: Input<Routes['listPositionReports']>,
): Promise<Reply<Routes['listPositionReports']>> {
  const scope = ctx.policy.unionScope('complaint.decide');
  const window = { limit: pageSize, offset: (page - 1) * pageSize };
  const rows = await listReportedPositions(ctx.db, scope, show, window);
  const { open, decided, openPositions, decidedPositions } = await countReports(ctx.db, scope);
  const iso = (at: string): string => new Date(at).toISOString();
  return {
    items: rows.map((row) => ({
      ...row,
      reports: row.reports.map((each) => ({
        ...each,
        reportedAt: iso(each.reportedAt),
        decidedAt: each.decidedAt && iso(each.decidedAt),
      })),
    })),
    total: show === 'open' ? openPositions : decidedPositions,
    page,
    counts: { open, decided },
  };
}
