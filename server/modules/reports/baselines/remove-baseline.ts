import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { removeBaselineRow } from '@sunshine/db/queries/reports/baselines.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { baselineReply, printedCells } from './baseline-figures.ts';
import { findBaseline, openBaseline } from './open-baseline.ts';

/** Takes paper figures entered by mistake out of the comparison; what they were stands in the audit trail. */
export async function removeBaseline(
  ctx: Context,
  input: Input<typeof reportRoutes.removeBaseline>,
): Promise<Reply<typeof reportRoutes.removeBaseline>> {
  return ctx.transaction(async (tx) => {
    const before = await openBaseline(ctx, tx, input);
    if (!before.cells) throw refusal('baseline.notFound');
    await removeBaselineRow(tx, input, before.unionId);
    const { form, year, reason } = input;
    await audit(
      ctx,
      tx,
      'baseline.remove',
      { type: 'union', id: before.unionId, unionId: before.unionId },
      {
        permission: 'campaign.write',
        reason,
        detail: { form, year, source: before.source, before: printedCells(before.cells) },
      },
    );
    return baselineReply(await findBaseline(ctx, tx, input));
  });
}
