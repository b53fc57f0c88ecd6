import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertReport } from '@sunshine/db/queries/reports/report-rows.ts';
import { insertStep } from '@sunshine/db/queries/reports/report-trail.ts';
import type { Context } from '../../context.ts';
import { actOnReport } from './act-on-report.ts';

/** 更正: a new version with a reason, from the records of now, through the whole chain; the sealed one stays. */
export async function correctReport(
  ctx: Context,
  input: Input<typeof workflowRoutes.correctReport>,
): Promise<Reply<typeof workflowRoutes.correctReport>> {
  const { reason } = input;
  return actOnReport(ctx, input, 'correct', async ({ tx, report, standing }) => {
    const [id, at] = [ctx.id(), ctx.now()];
    await insertReport(tx, {
      id,
      campaignId: report.campaignId,
      unionId: report.unionId,
      version: report.version + 1,
      correctionReason: reason,
      updatedAt: at,
      createdAt: at,
    });
    const role = ctx.policy.roleFor('report.prepare');
    await insertStep(tx, {
      id: ctx.id(),
      reportId: id,
      toState: 'draft',
      at,
      by: standing.actor,
      role,
      reason,
    });
    return { reason, detail: { newVersion: report.version + 1 } };
  });
}
