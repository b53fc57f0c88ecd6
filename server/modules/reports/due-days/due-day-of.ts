import type { DueDay } from '@sunshine/contract/reports/due-day-routes.ts';
import type { FormKey } from '@sunshine/contract/reports/vocabulary.ts';
import type { Queryable, Transaction } from '@sunshine/db/connect.ts';
import { lockCampaign } from '@sunshine/db/queries/reports/campaign-changes.ts';
import type { CampaignRow } from '@sunshine/db/queries/reports/campaigns.ts';
import { readDueDayRow } from '@sunshine/db/queries/reports/due-days.ts';
import { findReportingUnit, type ReportingUnit } from '@sunshine/db/queries/reports/reporting-units.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';

export async function dueDayOf(db: Queryable, campaignId: string, unionId: string): Promise<DueDay> {
  const row = await readDueDayRow(db, campaignId, unionId);
  if (!row) throw refusal('report.notFound');
  return dueDayReply(row);
}

export function dueDayReply(row: DueDay): DueDay {
  return { ...row, grantedAt: row.grantedAt ? new Date(row.grantedAt).toISOString() : null };
}

/** Campaign and unit for a change: changes of one campaign's days take turns. */
export async function holdDueDay(
  ctx: Context,
  tx: Transaction,
  { form, year, unit }: { form: FormKey; year: number; unit: string },
): Promise<{ campaign: CampaignRow; union: ReportingUnit; before: DueDay }> {
  const scope = ctx.policy.unionScope('campaign.write');
  const campaign = await lockCampaign(tx, form, year);
  const union = await findReportingUnit(tx, scope, unit);
  if (!campaign || !union) throw refusal('report.notFound');
  return { campaign, union, before: await dueDayOf(tx, campaign.id, union.id) };
}
