import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { discardSnapshot } from '@sunshine/db/indicators/take-snapshot.ts';
import type { Context } from '../../context.ts';
import { actOnReport, moveReport } from './act-on-report.ts';

/** 收回: before any level has accepted; what was frozen is discarded. */
export async function recallReport(
  ctx: Context,
  input: Input<typeof workflowRoutes.recallReport>,
): Promise<Reply<typeof workflowRoutes.recallReport>> {
  const { reason } = input;
  return actOnReport(ctx, input, 'recall', async (acting) => {
    await discardSnapshot(acting.tx, acting.report.id);
    await moveReport(ctx, acting, 'draft', {}, { permission: 'report.prepare', reason });
    return { reason };
  });
}
