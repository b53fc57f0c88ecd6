import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import {
  listCampaignChanges,
  listFrozenReports,
  lockCampaign,
  updateCampaign,
} from '@sunshine/db/queries/reports/campaign-changes.ts';
import { audit } from '../../../audit.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { changesBetween, planOf, refuseContradictions, storedSettings, versionOf } from './campaign-plan.ts';
import { campaignDetail } from './read-campaign.ts';

/**
 * Changes period, days or settings of a campaign. Refused when somebody changed it since the caller looked, and
 * once a report is sealed; submitted reports stay where they are and are marked as taken under other settings.
 */
export async function changeCampaign(
  ctx: Context,
  input: Input<typeof reportRoutes.changeCampaign>,
): Promise<Reply<typeof reportRoutes.changeCampaign>> {
  ctx.policy.require('campaign.write');
  const { form, year, version, reason, ...after } = input;
  refuseContradictions(after);
  return ctx.transaction(async (tx) => {
    const row = await lockCampaign(tx, form, year);
    if (!row) throw refusal('report.notFound');
    await refuseSealed(tx, row.id);
    const before = planOf(row);
    if (versionOf(before) !== version) throw await changedMeanwhile(tx, row.id);
    const changes = changesBetween(before, after);
    if (changes.length === 0) throw refusal('campaign.nothingChanged');

    const change = { ...after, settings: storedSettings(after.settings) };
    await updateCampaign(tx, row.id, change);
    await audit(
      ctx,
      tx,
      'campaign.change',
      { type: 'campaign', id: row.id },
      { permission: 'campaign.write', reason, detail: { form, year, changes } },
    );
    return campaignDetail(ctx, tx, { ...row, ...change });
  });
}

async function refuseSealed(tx: Transaction, campaignId: string): Promise<void> {
  const sealed = (await listFrozenReports(tx, campaignId)).filter(({ state }) => state === 'sealed');
  if (sealed.length === 0) return;
  throw refusal('campaign.sealed', {
    message: `这一年已经有 ${sealed.length} 份封存的统计表，期间和设置不能再改。数字要改，走更正。`,
  });
}

/** The refusal that says who changed what in the meantime. */
async function changedMeanwhile(tx: Transaction, campaignId: string): Promise<Error> {
  const [last] = await listCampaignChanges(tx, campaignId);
  const changes = (last?.detail.changes ?? []) as { label: string; before: string; after: string }[];
  if (!last || changes.length === 0) return refusal('campaign.changedMeanwhile');
  const what = changes.map(({ label, before, after }) => `${label}从“${before}”改成“${after}”`).join('，');
  return refusal('campaign.changedMeanwhile', {
    message: `你看的时候，${last.byName ?? '有人'}把${what}。重新看一遍影响，再确认。`,
  });
}
