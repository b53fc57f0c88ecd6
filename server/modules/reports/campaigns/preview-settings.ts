import type { CampaignPlan } from '@sunshine/contract/reports/campaign-schemas.ts';
import { dayInWords } from '@sunshine/contract/reports/plan-words.ts';
import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import type { Frame } from '@sunshine/db/indicators/frame.ts';
import { frameOf } from '@sunshine/db/indicators/frame.ts';
import { sunshineIndicators } from '@sunshine/db/indicators/registry.ts';
import { listFrozenReports } from '@sunshine/db/queries/reports/campaign-changes.ts';
import { type CampaignRow, listCampaignsOf } from '@sunshine/db/queries/reports/campaigns.ts';
import { findDistrictIn } from '@sunshine/db/queries/reports/reporting-units.ts';
import { addDays } from '../../../clock.ts';
import type { Context } from '../../../context.ts';
import { refusal } from '../../../refusal.ts';
import { changesBetween, planOf, refuseContradictions, versionOf } from './campaign-plan.ts';
import { cellEffects } from './cell-effects.ts';
import { reportsConcerned } from './read-campaign.ts';

/** What a change of a campaign would do to each figure, unit and person; nothing is written. */
export async function previewSettings(
  ctx: Context,
  input: Input<typeof reportRoutes.previewSettings>,
): Promise<Reply<typeof reportRoutes.previewSettings>> {
  const scope = ctx.policy.unionScope('campaign.write');
  const { form, year, ...after } = input;
  refuseContradictions(after);
  refuseDisorder(after);
  const all = await listCampaignsOf(ctx.db, form);
  const row = all.find((each) => each.year === year);
  const district = await findDistrictIn(ctx.db, scope);
  if (!row || !district) throw refusal('report.notFound');

  const before = planOf(row);
  const frames = { before: frameOf(row, ctx.today()), after: frameOf({ ...row, ...after }, ctx.today()) };
  return {
    version: versionOf(before),
    changes: changesBetween(before, after),
    cells: await cellEffects(ctx, district, frames),
    rules: ruleChanges(frames),
    ...reportsConcerned(await listFrozenReports(ctx.db, row.id), after),
    warnings: neighbourWarnings(after, year, all),
  };
}

/** The database keeps the same order; the preview writes nothing that it could refuse. */
function refuseDisorder({ periodStart, cutoffDay, dueDay }: CampaignPlan): void {
  if (periodStart > cutoffDay || cutoffDay > dueDay) throw refusal('campaign.outOfOrder');
}

function ruleChanges({ before, after }: { before: Frame; after: Frame }) {
  return sunshineIndicators.flatMap(({ code, rule }) => {
    const texts = { before: rule(before.settings), after: rule(after.settings) };
    return texts.before === texts.after ? [] : [{ code, ...texts }];
  });
}

/** Days between two campaigns that would count in neither or in both. */
function neighbourWarnings(plan: CampaignPlan, year: number, all: readonly CampaignRow[]): string[] {
  const earlier = all.filter((each) => each.year < year).sort((a, b) => b.year - a.year)[0];
  const later = all.filter((each) => each.year > year).sort((a, b) => a.year - b.year)[0];
  return [
    ...(earlier ? seam(earlier.year, earlier.cutoffDay, plan.periodStart) : []),
    ...(later ? seam(later.year, plan.cutoffDay, later.periodStart) : []),
  ];
}

function seam(neighbour: number, cutoff: string, start: string): string[] {
  const next = addDays(cutoff, 1);
  if (start === next) return [];
  return start > next
    ? [`和 ${neighbour} 年度之间，${dayInWords(next)}到${dayInWords(addDays(start, -1))}哪一年都不计。`]
    : [`和 ${neighbour} 年度重叠，${dayInWords(start)}到${dayInWords(cutoff)}两年都计。`];
}
