import { dayInWords } from '@sunshine/contract/reports/plan-words.ts';
import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import { isSealed, preparersOfUnit, saveDueDay } from '@sunshine/db/queries/reports/due-days.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { dueDayOf, holdDueDay } from './due-day-of.ts';

/** Extends the deadline for one unit (延期), or changes an extension; the unit is told. */
export async function extendDueDay(
  ctx: Context,
  input: Input<typeof reportRoutes.extendDueDay>,
): Promise<Reply<typeof reportRoutes.extendDueDay>> {
  const actor = ctx.policy.require('campaign.write');
  return ctx.transaction(async (tx) => {
    const { campaign, union, before } = await holdDueDay(ctx, tx, input);
    if (input.dueDay <= campaign.dueDay) {
      const sentence = `要晚于大家的截止日 ${dayInWords(campaign.dueDay)}。`;
      throw refusal('dueDay.notLater', { fields: { dueDay: sentence } });
    }
    if (await isSealed(tx, campaign.id, union.id)) throw refusal('dueDay.alreadySealed');
    await saveDueDay(tx, {
      campaignId: campaign.id,
      unionId: union.id,
      dueDay: input.dueDay,
      reason: input.reason,
      grantedBy: actor.accountId,
      grantedAt: ctx.now(),
    });
    for (const accountId of await preparersOfUnit(tx, union.id)) {
      await addJob(tx, 'deliver-notice', {
        topic: 'work',
        accountId,
        title: `${union.name}的统计表延期到 ${dayInWords(input.dueDay)}`,
        body: `${input.year}年阳光就业统计表，你们最晚 ${dayInWords(input.dueDay)}上报。原因：${input.reason}`,
        href: `/union/form?year=${input.year}&unit=${union.code}`,
        onceKey: `due-day:${campaign.id}:${union.id}:${input.dueDay}:${accountId}`,
      });
    }
    await audit(
      ctx,
      tx,
      'report.extendDueDay',
      { type: 'union', id: union.id, unionId: union.id },
      {
        permission: 'campaign.write',
        reason: input.reason,
        detail: { form: input.form, year: input.year, before: before.dueDay, after: input.dueDay },
      },
    );
    return dueDayOf(tx, campaign.id, union.id);
  });
}
