import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../context.ts';
import { reportStatus } from './report-status.ts';

export async function readReportStatus(
  ctx: Context,
  input: Input<typeof workflowRoutes.readReportStatus>,
): Promise<Reply<typeof workflowRoutes.readReportStatus>> {
  return reportStatus(ctx, input);
}
