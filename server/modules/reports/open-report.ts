import type { Permission } from '@sunshine/contract/permissions.ts';
import type { Campaign } from '@sunshine/contract/reports/schemas.ts';
import { type SettingText, settingTexts } from '@sunshine/contract/reports/settings.ts';
import type { FormKey } from '@sunshine/contract/reports/vocabulary.ts';
import { type Frame, frameOf } from '@sunshine/db/indicators/frame.ts';
import type { Scope } from '@sunshine/db/indicators/scopes.ts';
import { type CampaignRow, listCampaignsOf } from '@sunshine/db/queries/reports/campaigns.ts';
import { findReportingUnit, type ReportingUnit } from '@sunshine/db/queries/reports/reporting-units.ts';
import { findDistrict } from '@sunshine/db/queries/unions/change-unions.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** The report of one unit as verbs read it: campaign, unit, scope. */
export interface OpenReport {
  frame: Frame;
  campaign: Campaign;
  years: number[];
  unit: ReportingUnit;
  scope: Scope;
  settings: SettingText[];
}

/** Finds campaign and unit within the actor's scope; a missing one and one out of scope are the same 404. */
export async function openReport(
  ctx: Context,
  input: { form: FormKey; year: number; unit: string; own?: boolean },
  permission: Permission = 'report.read',
): Promise<OpenReport> {
  const scope = ctx.policy.unionScope(permission);
  const [{ frame, campaign, years, settings }, unit] = await Promise.all([
    openCampaignOf(ctx, input.form, input.year),
    findReportingUnit(ctx.db, scope, input.unit),
  ]);
  if (!unit) throw refusal('report.notFound');
  return { frame, campaign, years, unit, settings, scope: { unitId: unit.id, ownOnly: input.own ?? false } };
}

export async function openCampaignOf(
  ctx: Context,
  form: FormKey,
  year: number,
): Promise<{ frame: Frame; campaign: Campaign; years: number[]; settings: SettingText[] }> {
  const [all, district] = await Promise.all([listCampaignsOf(ctx.db, form), findDistrict(ctx.db)]);
  const found = all.find((each) => each.year === year);
  if (!found || !district) throw refusal('report.notFound');
  const frame = frameOf(found, ctx.today());
  return {
    frame,
    campaign: campaignReply(found, ctx.today()),
    years: all.map((each) => each.year),
    settings: settingTexts(frame.settings, district),
  };
}

export function campaignReply(row: CampaignRow, today: string): Campaign {
  return {
    form: row.form,
    year: row.year,
    periodStart: row.periodStart,
    cutoffDay: row.cutoffDay,
    dueDay: row.dueDay,
    asOf: today < row.cutoffDay ? today : row.cutoffDay,
    running: today <= row.cutoffDay,
  };
}
