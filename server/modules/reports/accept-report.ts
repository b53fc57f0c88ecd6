import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { insertReview } from '@sunshine/db/queries/reports/report-trail.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { actOnReport, moveReport } from './act-on-report.ts';
import { tellAccepted, tellReviewers } from './notify-report.ts';
import { levelInTurn } from './report-rules.ts';

/** 审核通过 of the level whose turn it is; with the last level the report is accepted. */
export async function acceptReport(
  ctx: Context,
  input: Input<typeof workflowRoutes.acceptReport>,
): Promise<Reply<typeof workflowRoutes.acceptReport>> {
  return actOnReport(ctx, input, 'accept', async (acting) => {
    const { tx, report, standing } = acting;
    const level = levelInTurn(standing);
    if (!level) throw refusal('report.notYourLevel');
    await insertReview(tx, {
      id: ctx.id(),
      reportId: report.id,
      round: report.round,
      levelUnionId: level,
      decision: 'accepted',
      by: standing.actor,
      at: ctx.now(),
    });
    const next = {
      ...standing,
      accepted: [...standing.accepted, { levelUnionId: level, by: standing.actor }],
    };
    if (levelInTurn(next)) {
      await tellReviewers(acting, next, report.round);
    } else {
      await moveReport(ctx, acting, 'accepted', {}, { permission: 'report.review' });
      await tellAccepted(acting);
    }
    return { detail: { level } };
  });
}
