import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { discardSnapshot } from '@sunshine/db/indicators/take-snapshot.ts';
import { insertComments, insertReview } from '@sunshine/db/queries/reports/report-trail.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { actOnReport, moveReport } from './act-on-report.ts';
import { tellReturned } from './notify-report.ts';
import { returningLevel } from './report-rules.ts';

/** 退回 with a reason and remarks on cells; what was frozen is discarded. Possible until it is sealed. */
export async function returnReport(
  ctx: Context,
  input: Input<typeof workflowRoutes.returnReport>,
): Promise<Reply<typeof workflowRoutes.returnReport>> {
  const { reason, comments } = input;
  return actOnReport(ctx, input, 'return', async (acting) => {
    const { tx, report, standing } = acting;
    const level = returningLevel(standing);
    if (!level) throw refusal('report.notYourLevel');
    const [by, at] = [standing.actor, ctx.now()];
    const common = { reportId: report.id, round: report.round, by, at };
    await insertReview(tx, { ...common, id: ctx.id(), levelUnionId: level, decision: 'returned', reason });
    await insertComments(
      tx,
      comments.map(({ code, text }) => ({ ...common, id: ctx.id(), code: code ?? null, text })),
    );
    await discardSnapshot(tx, report.id);
    await moveReport(ctx, acting, 'returned', {}, { permission: 'report.review', reason });
    await tellReturned(acting, reason);
    return { reason, detail: { level, cells: comments.map(({ code }) => code ?? null) } };
  });
}
