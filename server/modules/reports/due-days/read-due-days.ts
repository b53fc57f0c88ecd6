import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { FormKey } from '@sunshine/contract/reports/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { type CampaignRow, listCampaignsOf } from '@sunshine/db/queries/reports/campaigns.ts';
import { listDueDayRows } from '@sunshine/db/queries/reports/due-days.ts';
import { findReportingUnit } from '@sunshine/db/queries/reports/reporting-units.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { dueDayOf, dueDayReply } from './due-day-of.ts';

/** The day a unit of the scope reports by. */
export async function readDueDay(
  ctx: Context,
  input: Input<typeof reportRoutes.readDueDay>,
): Promise<Reply<typeof reportRoutes.readDueDay>> {
  const scope = ctx.policy.unionScope('report.read');
  const campaign = await campaignOf(ctx, input.form, input.year);
  const union = await findReportingUnit(ctx.db, scope, input.unit);
  if (!union) throw refusal('report.notFound');
  return dueDayOf(ctx.db, campaign.id, union.id);
}

/** The units of the scope whose deadline was extended. */
export async function listDueDays(
  ctx: Context,
  input: Input<typeof reportRoutes.listDueDays>,
): Promise<Reply<typeof reportRoutes.listDueDays>> {
  const scope = ctx.policy.unionScope('report.read');
  const campaign = await campaignOf(ctx, input.form, input.year);
  return { items: (await listDueDayRows(ctx.db, scope, campaign.id)).map(dueDayReply) };
}

async function campaignOf(ctx: Context, form: FormKey, year: number): Promise<CampaignRow> {
  const found = (await listCampaignsOf(ctx.db, form)).find((each) => each.year === year);
  if (!found) throw refusal('report.notFound');
  return found;
}
