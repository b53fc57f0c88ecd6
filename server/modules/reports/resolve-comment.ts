import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { resolveCommentRow } from '@sunshine/db/queries/reports/report-trail.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { onReport } from './act-on-report.ts';

export async function resolveComment(
  ctx: Context,
  input: Input<typeof workflowRoutes.resolveComment>,
): Promise<Reply<typeof workflowRoutes.resolveComment>> {
  return onReport(ctx, input, { permission: 'report.prepare' }, async ({ tx, report, standing }) => {
    if (report.state === 'sealed') throw refusal('report.sealed');
    const resolved = await resolveCommentRow(tx, {
      reportId: report.id,
      id: input.id,
      by: standing.actor,
      now: ctx.now(),
    });
    if (!resolved) throw refusal('report.commentNotFound');
    return { action: 'report.resolveComment', detail: { comment: input.id } };
  });
}
