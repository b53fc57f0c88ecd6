import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { saveNote } from '@sunshine/db/queries/reports/report-trail.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { onReport } from './act-on-report.ts';
import { findCheckOff } from './find-check-off.ts';

/** 说明: the preparer explains a soft check that is off; it holds for the finding it was written for. */
export async function noteCheck(
  ctx: Context,
  input: Input<typeof workflowRoutes.noteCheck>,
): Promise<Reply<typeof workflowRoutes.noteCheck>> {
  return onReport(ctx, input, { permission: 'report.prepare' }, async (acting) => {
    const { found, counted } = await findCheckOff(acting, input.check);
    const { check, finding } = found;
    if (check.level === 'hard') throw refusal('report.noteNotAsked');
    await saveNote(acting.tx, {
      reportId: acting.report.id,
      checkKey: check.key,
      finding,
      note: input.note,
      by: acting.standing.actor,
      at: ctx.now(),
    });
    return { action: 'report.writeNote', detail: { check: check.key }, counted };
  });
}
