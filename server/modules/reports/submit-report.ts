import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { countOpenComments } from '@sunshine/db/queries/reports/report-trail.ts';
import type { Context } from '../../context.ts';
import { RefusalError, refusal } from '../../refusal.ts';
import { actOnReport, moveReport, onReport } from './act-on-report.ts';
import { freezeReport } from './freeze-report.ts';
import { tellReviewers } from './notify-report.ts';
import type { FormAddress } from './open-report.ts';
import { hindrancesOf } from './report-checks.ts';

/**
 * 上报: values, facts, settings, rule texts and check results are frozen together with state, step, trail and messages,
 * in one transaction at one moment. When what was checked holds no longer, the report is a draft again.
 */
export async function submitReport(
  ctx: Context,
  input: Input<typeof workflowRoutes.submitReport>,
): Promise<Reply<typeof workflowRoutes.submitReport>> {
  try {
    return await submit(ctx, input);
  } catch (error) {
    if (error instanceof RefusalError && error.code === 'report.checksChanged')
      await fallBack(ctx, input, error);
    throw error;
  }
}

async function submit(ctx: Context, input: FormAddress): ReturnType<typeof submitReport> {
  return actOnReport(
    ctx,
    input,
    'submit',
    async (acting) => {
      const { tx, report, standing } = acting;
      const openComments = await countOpenComments(tx, report.id);
      await freezeReport(ctx, acting, (checks) => {
        const hindered = hindrancesOf(checks, openComments, standing.actor);
        if (hindered.length === 0) return;
        const why = hindered.map(({ message }) => message).join('');
        throw refusal('report.checksChanged', { message: `校验以后变了，统计表回到草稿。${why}` });
      });
      const round = report.round + 1;
      const submitted = { round, submittedBy: standing.actor, submittedAt: ctx.now() };
      await moveReport(ctx, acting, 'submitted', submitted, { permission: 'report.prepare' });
      await tellReviewers(acting, { ...standing, accepted: [] }, round);
      return { detail: { asOf: acting.frame.asOf } };
    },
    { oneSnapshot: true },
  );
}

async function fallBack(ctx: Context, input: FormAddress, { message }: RefusalError): Promise<void> {
  await onReport(ctx, input, { permission: 'report.prepare' }, async (acting) => {
    // Somebody else may have reopened it meanwhile: then it is a draft already.
    if (acting.report.state === 'checked') {
      await moveReport(ctx, acting, 'draft', {}, { permission: 'report.prepare', reason: message });
    }
    return { action: 'report.fallBack', reason: message };
  });
}
