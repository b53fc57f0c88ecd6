import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { Campaign } from '@sunshine/contract/reports/schemas.ts';
import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import { daysBetween, today } from '#lib/format/date.ts';
import { type ApiEvent, call } from './api.ts';

const form = 'sunshine';
/** Days after the due day for which an unsealed year comes before the one that runs. */
const patience = 183;

/** The year of the address, or the campaign that runs today, or the latest. */
export async function chosenCampaign(event: ApiEvent): Promise<Campaign | null> {
  const { items } = await call(event, reportRoutes.listCampaigns, { form });
  return ofAddress(event, items) ?? items.find((each) => each.running) ?? items[0] ?? null;
}

/** The same, but that a year past its cutoff is not left behind while the unit's report of it is unsealed. */
export async function dueCampaign(event: ApiEvent, unit: string): Promise<Campaign | null> {
  const { items } = await call(event, reportRoutes.listCampaigns, { form });
  const running = items.find((each) => each.running) ?? items[0] ?? null;
  const asked = ofAddress(event, items);
  if (asked || !running) return asked ?? null;
  const before = items
    .filter(({ running: runs, dueDay }) => !runs && daysBetween(dueDay, today()) <= patience)
    .sort((a, b) => b.year - a.year)[0];
  if (!before || before === running) return running;
  const { state } = await call(event, workflowRoutes.readReportStatus, { form, year: before.year, unit });
  return state === 'sealed' ? running : before;
}

function ofAddress(event: ApiEvent, items: readonly Campaign[]): Campaign | undefined {
  const year = Number(event.url.searchParams.get('year'));
  return items.find((each) => each.year === year);
}
