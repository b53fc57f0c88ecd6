import { isCellCode } from '@sunshine/contract/reports/sunshine-form.ts';
import type { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { type Figures, figure } from '@sunshine/db/indicators/compile.ts';
import { indicatorOf } from '@sunshine/db/indicators/registry.ts';
import { countOpenComments } from '@sunshine/db/queries/reports/report-trail.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { actOnReport, moveReport } from './act-on-report.ts';
import { printed } from './fill-form.ts';
import { freezeReport } from './freeze-report.ts';
import { cellsAboveZero } from './step-hindrances.ts';

/** 零报: declared, never assumed, and only where every figure is zero; the zeros are frozen like any others. */
export async function declareNil(
  ctx: Context,
  input: Input<typeof workflowRoutes.declareNil>,
): Promise<Reply<typeof workflowRoutes.declareNil>> {
  return actOnReport(
    ctx,
    input,
    'declareNil',
    async (acting) => {
      const { tx, report, unit, standing } = acting;
      const openComments = await countOpenComments(tx, report.id);
      if (openComments > 0)
        throw refusal('report.commentsOpen', { message: `还有 ${openComments} 条批注没处理。` });
      await freezeReport(ctx, acting, (_, figures) => refuseAboveZero(figures));
      const { accountId, name } = ctx.policy.require('report.prepare');
      const declared = {
        round: report.round + 1,
        preparedBy: accountId,
        preparerName: name,
        preparerPhone: unit.contactPhone ?? '',
        submittedBy: standing.actor,
        submittedAt: ctx.now(),
      };
      await moveReport(ctx, acting, 'nil', declared, { permission: 'report.prepare' });
      return { detail: { asOf: acting.frame.asOf } };
    },
    { oneSnapshot: true },
  );
}

function refuseAboveZero(figures: Figures): void {
  const above = cellsAboveZero(figures);
  if (above.length === 0) return;
  const spoken = above.map((code) => {
    const text = isCellCode(code) ? printed(indicatorOf(code).unit, figure(figures, code).value) : '';
    return `${code} 是 ${text}`;
  });
  throw refusal('report.notNil', { message: `有数不是零，不能零报：${spoken.join('，')}。` });
}
