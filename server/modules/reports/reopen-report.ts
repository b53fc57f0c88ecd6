import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { actOnReport, moveReport } from './act-on-report.ts';

export async function reopenReport(
  ctx: Context,
  input: Input<typeof workflowRoutes.reopenReport>,
): Promise<Reply<typeof workflowRoutes.reopenReport>> {
  return actOnReport(ctx, input, 'reopen', async (acting) => {
    await moveReport(ctx, acting, 'draft', {}, { permission: 'report.prepare' });
    return {};
  });
}
