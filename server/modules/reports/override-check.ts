import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { saveOverride } from '@sunshine/db/queries/reports/report-trail.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { onReport } from './act-on-report.ts';
import { findCheckOff } from './find-check-off.ts';
import { refuseOverride } from './report-rules.ts';

/** 放行: the next level lets a hard check through with a reason, for this finding and no other. */
export async function overrideCheck(
  ctx: Context,
  input: Input<typeof workflowRoutes.overrideCheck>,
): Promise<Reply<typeof workflowRoutes.overrideCheck>> {
  return onReport(ctx, input, { permission: 'report.review' }, async (acting) => {
    const refused = refuseOverride(acting.standing);
    if (refused) throw refusal(refused);
    const { found, counted } = await findCheckOff(acting, input.check);
    const { check, finding } = found;
    if (check.level === 'soft') throw refusal('report.overrideNotAsked');
    await saveOverride(acting.tx, {
      reportId: acting.report.id,
      checkKey: check.key,
      finding,
      reason: input.reason,
      by: acting.standing.actor,
      at: ctx.now(),
    });
    return { action: 'report.override', reason: input.reason, detail: { check: check.key }, counted };
  });
}
