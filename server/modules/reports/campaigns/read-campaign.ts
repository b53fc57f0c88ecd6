import type { CampaignDetail, PlanChange } from '@sunshine/contract/reports/campaign-schemas.ts';
import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import {
  type FrozenReport,
  listCampaignChanges,
  listFrozenReports,
} from '@sunshine/db/queries/reports/campaign-changes.ts';
import { type CampaignRow, listCampaignsOf } from '@sunshine/db/queries/reports/campaigns.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { campaignReply } from '../open-report.ts';
import { differingFromDefault, planOf, versionOf } from './campaign-plan.ts';
import { differsFromCampaign } from './differs-from-campaign.ts';

/** Period, days and all settings of a campaign, what was changed in them, and which reports it concerns. */
export async function readCampaign(
  ctx: Context,
  input: Input<typeof reportRoutes.readCampaign>,
): Promise<Reply<typeof reportRoutes.readCampaign>> {
  ctx.policy.require('report.read');
  const row = (await listCampaignsOf(ctx.db, input.form)).find((each) => each.year === input.year);
  if (!row) throw refusal('report.notFound');
  return campaignDetail(ctx, ctx.db, row);
}

export async function campaignDetail(ctx: Context, db: Queryable, row: CampaignRow): Promise<CampaignDetail> {
  const [frozen, changes] = [await listFrozenReports(db, row.id), await listCampaignChanges(db, row.id)];
  const plan = planOf(row);
  return {
    campaign: campaignReply(row, ctx.today()),
    version: versionOf(plan),
    plan,
    differsFromDefault: differingFromDefault(plan.settings),
    ...reportsConcerned(frozen, row),
    history: changes.map(({ at, byName, reason, detail }) => ({
      at: new Date(at).toISOString(),
      byName,
      reason,
      // Written by `changeCampaign`; the opening names none.
      changes: (detail.changes ?? []) as PlanChange[],
    })),
  };
}

/** How many reports are sealed, and which of the submitted ones were taken under another frame than this. */
export function reportsConcerned(
  frozen: readonly FrozenReport[],
  campaign: Pick<CampaignRow, 'periodStart' | 'cutoffDay' | 'dueDay' | 'settings'>,
): Pick<CampaignDetail, 'sealed' | 'differing'> {
  const open = frozen.filter(({ state }) => state !== 'sealed');
  return {
    sealed: frozen.length - open.length,
    differing: open
      .filter((report) => differsFromCampaign(report, campaign))
      .map(({ code, name, state }) => ({ code, name, state })),
  };
}
