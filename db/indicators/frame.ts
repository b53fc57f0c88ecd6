import { type CampaignSettings, campaignSettings } from '@sunshine/contract/reports/settings.ts';
import type { FormKey } from '@sunshine/contract/reports/vocabulary.ts';
import { type SQL, sql } from 'drizzle-orm';

/** A campaign (年度活动) as its figures see it; days are Asia/Shanghai calendar days, both ends included. */
export interface Frame {
  form: FormKey;
  year: number;
  start: string;
  cutoff: string;
  /** Last day that counts so far: the cutoff, or today while the campaign runs. */
  asOf: string;
  settings: CampaignSettings;
}

export function frameOf(
  campaign: { form: FormKey; year: number; periodStart: string; cutoffDay: string; settings: unknown },
  today: string,
): Frame {
  return {
    form: campaign.form,
    year: campaign.year,
    start: campaign.periodStart,
    cutoff: campaign.cutoffDay,
    asOf: today < campaign.cutoffDay ? today : campaign.cutoffDay,
    settings: campaignSettings.parse(campaign.settings),
  };
}

export function dayParam(day: string): SQL {
  return sql`${day}::date`;
}

/** `column in (keys)`; no key at all is false, not a syntax error. */
export function isOneOf(column: SQL, keys: readonly string[]): SQL {
  if (keys.length === 0) return sql`false`;
  return sql`${column} in (${sql.join(
    keys.map((key) => sql`${key}`),
    sql`, `,
  )})`;
}
