import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { cellUnits } from '@sunshine/contract/reports/vocabulary.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { sunshineChecks } from '@sunshine/db/indicators/checks.ts';
import { sunshineIndicators } from '@sunshine/db/indicators/registry.ts';
import type { Context } from '../../context.ts';
import { openCampaignOf } from './open-report.ts';

/** 口径说明: the rule of each figure with the settings in force, and the cross-checks. */
export async function readRules(
  ctx: Context,
  input: Input<typeof reportRoutes.readRules>,
): Promise<Reply<typeof reportRoutes.readRules>> {
  ctx.policy.require('report.read');
  const { frame, campaign, years, settings } = await openCampaignOf(ctx, input.form, input.year);
  return {
    campaign,
    years,
    settings,
    rules: sunshineIndicators.map(({ code, label, unit, rule }) => ({
      code,
      label,
      unit: cellUnits[unit],
      rule: rule(frame.settings),
    })),
    checks: sunshineChecks.map(({ level, title }) => ({ level, title })),
  };
}
