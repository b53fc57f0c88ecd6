import { type CampaignSettings, campaignSettings } from '@sunshine/contract/reports/settings.ts';
import type { Frame } from '@sunshine/db/indicators/frame.ts';
import type { TakenUnder } from '@sunshine/db/queries/reports/report-standing.ts';
import { sameFrame } from './campaigns/campaign-plan.ts';

/** Why a snapshot is not the last word: taken before the cutoff that is past now, or under another period or settings. */
export type Staleness = 'provisional' | 'otherSettings';

/** Asked on a day after the cutoff; before it every snapshot is provisional and none is stale. */
export function stalenessOf(taken: TakenUnder, frame: Frame): Staleness | null {
  if (taken.asOf !== frame.cutoff) return 'provisional';
  const { periodStart, cutoffDay } = taken;
  const under = { periodStart, cutoffDay, settings: settingsOf(taken, frame) };
  const now = { periodStart: frame.start, cutoffDay: frame.cutoff, settings: frame.settings };
  return sameFrame(under, now) ? null : 'otherSettings';
}

function settingsOf({ settings }: TakenUnder, frame: Frame): CampaignSettings {
  return settings === null ? frame.settings : campaignSettings.parse(settings);
}
