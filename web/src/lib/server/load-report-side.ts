import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { FormPage } from '@sunshine/contract/reports/schemas.ts';
import type { ServerLoadEvent } from '@sveltejs/kit';
import { call } from './api.ts';
import { dueCampaign } from './campaign-of.ts';
import { ownUnitCode } from './load-report.ts';

/** Which report a page looks at from another side, as `call` takes it. */
export interface SideOf {
  form: 'sunshine';
  year: number;
  unit: string;
}

/** The report of the address beside what one of its sides answers; null before the first campaign. */
export async function loadSide<Side>(
  event: ServerLoadEvent,
  area: 'union' | 'district',
  ask: (of: SideOf) => Promise<Side>,
): Promise<{ report: FormPage; side: Side } | null> {
  const home = ownUnitCode(event, area);
  const campaign = await dueCampaign(event, home);
  if (!campaign) return null;
  const unit = event.url.searchParams.get('unit') ?? home;
  const of: SideOf = { form: 'sunshine', year: campaign.year, unit };
  const [report, side] = await Promise.all([call(event, reportRoutes.readForm, of), ask(of)]);
  return { report, side };
}
