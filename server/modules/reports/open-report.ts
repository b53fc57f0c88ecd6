import type { Permission } from '@sunshine/contract/permissions.ts';
import type { Campaign } from '@sunshine/contract/reports/schemas.ts';
import { type SettingText, settingTexts } from '@sunshine/contract/reports/settings.ts';
import type { FormKey } from '@sunshine/contract/reports/vocabulary.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { type Frame, frameOf } from '@sunshine/db/indicators/frame.ts';
import type { Scope } from '@sunshine/db/indicators/scopes.ts';
import { type CampaignRow, listCampaignsOf } from '@sunshine/db/queries/reports/campaigns.ts';
import { findReportingUnit, type ReportingUnit } from '@sunshine/db/queries/reports/reporting-units.ts';
import { findDistrict } from '@sunshine/db/queries/unions/change-unions.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

/** Path of a report: campaign by form and year, unit by its code. */
export interface FormAddress {
  form: FormKey;
  year: number;
  unit: string;
}

/** Where a report is read: the pool, or the transaction that acts on it. */
export type Reading = Pick<Context, 'policy' | 'today'> & { db: Queryable };

/** The report of one unit as verbs read it: campaign, unit, scope. */
export interface OpenReport {
  campaignId: string;
  frame: Frame;
  campaign: Campaign;
  years: number[];
  unit: ReportingUnit;
  scope: Scope;
  settings: SettingText[];
}

/** Finds campaign and unit within the actor's scope; a missing one and one out of scope are the same 404. */
export async function openReport(
  ctx: Reading,
  input: FormAddress & { own?: boolean },
  permission: Permission = 'report.read',
): Promise<OpenReport> {
  const scope = ctx.policy.unionScope(permission);
  const [opened, unit] = await Promise.all([
    openCampaignOf(ctx, input.form, input.year),
    findReportingUnit(ctx.db, scope, input.unit),
  ]);
  if (!unit) throw refusal('report.notFound');
  return { ...opened, unit, scope: { unitId: unit.id, ownOnly: input.own ?? false } };
}

/** A unit closed before the last day that counts reports no more: its facts are its successor's. */
export function isClosed({ unit, frame }: Pick<OpenReport, 'unit' | 'frame'>): boolean {
  return unit.closedOn !== null && unit.closedOn < frame.asOf;
}

export async function openCampaignOf(
  ctx: Pick<Reading, 'db' | 'today'>,
  form: FormKey,
  year: number,
): Promise<Omit<OpenReport, 'unit' | 'scope'>> {
  const [found, district] = await Promise.all([findCampaign(ctx, form, year), findDistrict(ctx.db)]);
  if (!district) throw refusal('report.notFound');
  return { ...found, settings: settingTexts(found.frame.settings, district) };
}

/** The campaign of a year as its figures and its pages see it; a year without one is missing. */
export async function findCampaign(
  ctx: Pick<Reading, 'db' | 'today'>,
  form: FormKey,
  year: number,
): Promise<Pick<OpenReport, 'campaignId' | 'frame' | 'campaign' | 'years'>> {
  const all = await listCampaignsOf(ctx.db, form);
  const found = all.find((each) => each.year === year);
  if (!found) throw refusal('report.notFound');
  return {
    campaignId: found.id,
    frame: frameOf(found, ctx.today()),
    campaign: campaignReply(found, ctx.today()),
    years: all.map((each) => each.year),
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
