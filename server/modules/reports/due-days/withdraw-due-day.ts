import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { removeDueDay } from '@sunshine/db/queries/reports/due-days.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { dueDayOf, holdDueDay } from './due-day-of.ts';

/** Takes an extension back: the campaign's own day holds again; what it was stands in the audit trail. */
export async function withdrawDueDay(
  ctx: Context,
  input: Input<typeof reportRoutes.withdrawDueDay>,
): Promise<Reply<typeof reportRoutes.withdrawDueDay>> {
  return ctx.transaction(async (tx) => {
    const { campaign, union, before } = await holdDueDay(ctx, tx, input);
    if (before.dueDay === null) throw refusal('dueDay.notExtended');
    await removeDueDay(tx, campaign.id, union.id);
    await audit(
      ctx,
      tx,
      'report.withdrawDueDay',
      { type: 'union', id: union.id, unionId: union.id },
      {
        permission: 'campaign.write',
        reason: input.reason,
        detail: { form: input.form, year: input.year, before: before.dueDay, reasonThen: before.reason },
      },
    );
    return dueDayOf(tx, campaign.id, union.id);
  });
}
