import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Context } from '../../../context.ts';
import { summaryOf } from './summary-of.ts';

/** Draft text for the written summary (写总结用的文字); it names nobody. */
export async function readSummary(
  ctx: Context,
  input: Input<typeof reportRoutes.readSummary>,
): Promise<Reply<typeof reportRoutes.readSummary>> {
  return (await summaryOf(ctx, input)).summary;
}
