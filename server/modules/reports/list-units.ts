import type { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Input, Reply } from '@sunshine/contract/route.ts';
import { findDistrictIn } from '@sunshine/db/queries/reports/reporting-units.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';
import { findCampaign } from './open-report.ts';
import { unitsTable } from './units-table.ts';

/** The district: every unit one level down × 21 cells. */
export async function listUnits(
  ctx: Context,
  input: Input<typeof reportRoutes.listUnits>,
): Promise<Reply<typeof reportRoutes.listUnits>> {
  const scope = ctx.policy.unionScope('report.district');
  const campaign = await findCampaign(ctx, input.form, input.year);
  const top = await findDistrictIn(ctx.db, scope);
  if (!top) throw refusal('report.notFound');
  return unitsTable(ctx, campaign, top.id);
}
