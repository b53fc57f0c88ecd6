import { campaignSettings } from '@sunshine/contract/reports/settings.ts';
import type { CampaignRow } from '@sunshine/db/queries/reports/campaigns.ts';
import { planOf, sameFrame } from './campaign-plan.ts';

/**
 * Whether a snapshot was taken under another period, cutoff or settings than the campaign has now. A change of
 * settings returns nobody by itself; such a report is taken anew before it can be sealed.
 */
export function differsFromCampaign(
  snapshot: { periodStart: string; cutoffDay: string; settings: unknown },
  campaign: Pick<CampaignRow, 'periodStart' | 'cutoffDay' | 'dueDay' | 'settings'>,
): boolean {
  const { periodStart, cutoffDay } = snapshot;
  const settings = campaignSettings.parse(snapshot.settings);
  return !sameFrame({ periodStart, cutoffDay, settings }, planOf(campaign));
}
