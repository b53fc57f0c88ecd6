import { createHash } from 'node:crypto';
import type { CampaignPlan, PlanChange } from '@sunshine/contract/reports/campaign-schemas.ts';
import { planWords } from '@sunshine/contract/reports/plan-words.ts';
import type { SettingKey } from '@sunshine/contract/reports/setting-fields.ts';
import { type CampaignSettings, campaignSettings } from '@sunshine/contract/reports/settings.ts';
import type { CampaignRow } from '@sunshine/db/queries/reports/campaigns.ts';
import { refusal } from '../../../refusal.ts';

const defaults = campaignSettings.parse({});

export function planOf(
  row: Pick<CampaignRow, 'periodStart' | 'cutoffDay' | 'dueDay' | 'settings'>,
): CampaignPlan {
  const { periodStart, cutoffDay, dueDay } = row;
  return { periodStart, cutoffDay, dueDay, settings: campaignSettings.parse(row.settings) };
}

/** What a change names as the state it was made on: the same content is the same version. */
export function versionOf(plan: CampaignPlan): string {
  const content = [plan.periodStart, plan.cutoffDay, plan.dueDay, canonical(plan.settings)];
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}

/** Only what differs from the answers of the counting rules: a campaign stores nothing else. */
export function storedSettings(settings: CampaignSettings): Record<string, unknown> {
  return Object.fromEntries(keysDiffering(settings, defaults).map((key) => [key, settings[key]]));
}

export function differingFromDefault(settings: CampaignSettings): SettingKey[] {
  return keysDiffering(settings, defaults);
}

export function changesBetween(before: CampaignPlan, after: CampaignPlan): PlanChange[] {
  const [was, is] = [planWords(before), planWords(after)];
  return [...was].flatMap(([key, { label, text }]) => {
    const now = is.get(key)?.text ?? '';
    return now === text ? [] : [{ key, label, before: text, after: now }];
  });
}

/** Settings that cannot hold together; the order of the days is the database's to keep. */
export function refuseContradictions({ settings }: CampaignPlan): void {
  const said = (field: string, sentence: string): Error =>
    refusal('campaign.settingContradicts', { fields: { [field]: sentence } });
  if (settings.educationModes.length === 0)
    throw said('educationModes', '至少选一种学习形式，不然一个人也不计。');
  if (settings.degrees.length === 0) throw said('degrees', '至少选一种学历，不然一个人也不计。');
  const both = settings.settledKinds.filter((kind) => settings.openKinds.includes(kind));
  if (both.length > 0) throw said('openKinds', '同一种去向不能又算已落实、又算未就业。');
  if (settings.averageLoan.fromYuan > settings.averageLoan.toYuan) {
    throw said('averageLoan', '范围的下限比上限还大，核对一下。');
  }
}

export function sameFrame(
  one: Pick<CampaignPlan, 'periodStart' | 'cutoffDay' | 'settings'>,
  other: Pick<CampaignPlan, 'periodStart' | 'cutoffDay' | 'settings'>,
): boolean {
  return (
    one.periodStart === other.periodStart &&
    one.cutoffDay === other.cutoffDay &&
    keysDiffering(one.settings, other.settings).length === 0
  );
}

function keysDiffering(one: CampaignSettings, other: CampaignSettings): SettingKey[] {
  const [a, b] = [canonical(one), canonical(other)];
  return Object.keys(a).filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key])) as SettingKey[];
}

/** The order in which choices were ticked means nothing. */
function canonical(settings: CampaignSettings): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(settings)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, value]) => [key, Array.isArray(value) ? [...value].sort() : value]),
  );
}
