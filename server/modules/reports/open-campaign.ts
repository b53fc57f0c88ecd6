import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { campaignSettings } from '@sunshine/contract/reports/settings.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { findCampaignBefore, insertCampaign } from '@sunshine/db/queries/reports/campaigns.ts';
import { audit } from '../../audit.ts';
import { addDays } from '../../clock.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { campaignReply } from './open-report.ts';

/** Opens the campaign of a year; by default it follows on the one before, so that no day is in no campaign. */
export async function openCampaign(
  ctx: Context,
  input: Input<typeof reportRoutes.openCampaign>,
): Promise<Reply<typeof reportRoutes.openCampaign>> {
  ctx.policy.require('campaign.write');
  const { form, year, settings } = input;
  if (!campaignSettings.safeParse(settings).success) throw refusal('campaign.settingUnknown');

  return ctx.transaction(async (tx) => {
    const before = await findCampaignBefore(tx, form, year);
    const campaign = {
      id: ctx.id(),
      form,
      year,
      periodStart: input.periodStart ?? (before ? addDays(before.cutoffDay, 1) : `${year}-01-01`),
      cutoffDay: input.cutoffDay ?? `${year}-08-20`,
      dueDay: input.dueDay ?? `${year}-08-25`,
      settings,
      createdAt: ctx.now(),
    };
    await insertCampaign(tx, campaign);
    const detail = { form, year, settings: Object.keys(settings) };
    await audit(
      ctx,
      tx,
      'campaign.open',
      { type: 'campaign', id: campaign.id },
      { permission: 'campaign.write', detail },
    );
    return campaignReply(campaign, ctx.today());
  });
}
