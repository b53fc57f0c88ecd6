import type { Permission } from '@sunshine/contract/permissions.ts';
import type { ReportState } from '@sunshine/contract/reports/vocabulary.ts';
import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { pageSize } from '@sunshine/contract/shared/schemas.ts';
import { listQueueRows, type QueueRow } from '@sunshine/db/queries/reports/report-queue.ts';
import { findStandings } from '@sunshine/db/queries/reports/report-standing.ts';
import type { Context } from '../../context.ts';
import { levelInTurn, refuseAct, type Standing } from './report-rules.ts';

type Queued = Reply<typeof workflowRoutes.listReportQueue>['items'][number];

/** What waits for this reader: reports to review at the level whose turn it is, reports to seal after the cutoff. */
export async function listReportQueue(
  ctx: Context,
  input: Input<typeof workflowRoutes.listReportQueue>,
): Promise<Reply<typeof workflowRoutes.listReportQueue>> {
  ctx.policy.require('report.read');
  const [toReview, toSeal] = await Promise.all([
    waiting(ctx, 'report.review', ['submitted'], ({ row, standing }) =>
      refuseAct('accept', row.state, standing) === null ? [levelName(row, standing)] : [],
    ),
    waiting(ctx, 'report.seal', ['accepted', 'nil'], ({ row, standing }) =>
      // What a unit above still has to hand in is sealed together with that.
      !row.held && ctx.today() > row.cutoffDay && refuseAct('seal', row.state, standing) === null
        ? ['封存']
        : [],
    ),
  ]);
  const all = [...toReview, ...toSeal];
  const from = (input.page - 1) * pageSize;
  return { items: all.slice(from, from + pageSize), total: all.length, page: input.page };
}

async function waiting(
  ctx: Context,
  permission: Permission,
  states: readonly ReportState[],
  levelOf: (report: { row: QueueRow; standing: Standing }) => string[],
): Promise<Queued[]> {
  if (!ctx.policy.allows(permission)) return [];
  const { accountId, grants } = ctx.policy.require(permission);
  const rows = await listQueueRows(ctx.db, ctx.policy.unionScope(permission), states);
  const standings = await findStandings(ctx.db, rows);
  return rows.flatMap((row, index) => {
    const found = standings[index];
    if (!found) return [];
    return levelOf({ row, standing: { ...found, actor: accountId, grants } }).map((level) => ({
      code: row.code,
      name: row.name,
      year: row.year,
      state: row.state,
      submittedAt: row.submittedAt ? new Date(row.submittedAt).toISOString() : null,
      preparerName: row.preparerName,
      levelName: level,
      notes: row.notes,
      overrides: row.overrides,
    }));
  });
}

function levelName({ name, parentName }: QueueRow, standing: Standing): string {
  return levelInTurn(standing) === standing.path[0] ? name : (parentName ?? name);
}
