import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertComments } from '@sunshine/db/queries/reports/report-trail.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { onReport } from './act-on-report.ts';

/** 批注 on a cell or on the whole report, by anyone who reads it, until it is sealed. */
export async function commentReport(
  ctx: Context,
  input: Input<typeof workflowRoutes.commentReport>,
): Promise<Reply<typeof workflowRoutes.commentReport>> {
  return onReport(ctx, input, { permission: 'report.read' }, async ({ tx, report, standing }) => {
    if (report.state === 'sealed') throw refusal('report.sealed');
    const comment = {
      id: ctx.id(),
      reportId: report.id,
      round: report.round,
      code: input.code ?? null,
      text: input.text,
      by: standing.actor,
      at: ctx.now(),
    };
    await insertComments(tx, [comment]);
    return { action: 'report.comment', detail: { code: comment.code } };
  });
}
