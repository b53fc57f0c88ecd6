import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { listCampaignsOf } from '@sunshine/db/queries/reports/campaigns.ts';
import type { Context } from '../../context.ts';
import { campaignReply } from './open-report.ts';

export async function listCampaigns(
  ctx: Context,
  input: Input<typeof reportRoutes.listCampaigns>,
): Promise<Reply<typeof reportRoutes.listCampaigns>> {
  ctx.policy.require('report.read');
  const rows = await listCampaignsOf(ctx.db, input.form);
  return { items: rows.map((row) => campaignReply(row, ctx.today())) };
}
