import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { saveBaselineRow } from '@sunshine/db/queries/reports/baselines.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { baselineReply, parseBaseline, printedCells } from './baseline-figures.ts';
import { findBaseline, openBaseline } from './open-baseline.ts';

/** Enters the paper figures of an earlier year (往年纸质报表) for a unit, or corrects them with a reason. */
export async function saveBaseline(
  ctx: Context,
  input: Input<typeof reportRoutes.saveBaseline>,
): Promise<Reply<typeof reportRoutes.saveBaseline>> {
  const actor = ctx.policy.require('campaign.write');
  const cells = parseBaseline(input.cells);
  if (`${input.year}` >= ctx.today().slice(0, 4)) throw refusal('baseline.notPast');
  return ctx.transaction(async (tx) => {
    const before = await openBaseline(ctx, tx, input);
    if (before.sealed) throw refusal('baseline.sealedExists');
    if (before.cells && !input.reason) {
      throw refusal('baseline.reasonNeeded', { fields: { reason: '写一下为什么改。' } });
    }
    const { form, year } = input;
    await saveBaselineRow(tx, {
      form,
      year,
      unionId: before.unionId,
      cells,
      source: input.source,
      enteredBy: actor.accountId,
      enteredAt: ctx.now(),
    });
    await audit(
      ctx,
      tx,
      before.cells ? 'baseline.change' : 'baseline.enter',
      { type: 'union', id: before.unionId, unionId: before.unionId },
      {
        permission: 'campaign.write',
        ...(input.reason ? { reason: input.reason } : {}),
        detail: {
          form,
          year,
          source: input.source,
          before: before.cells && printedCells(before.cells),
          after: printedCells(cells),
        },
      },
    );
    return baselineReply(await findBaseline(ctx, tx, input));
  });
}
