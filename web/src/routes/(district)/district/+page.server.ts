import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { call } from '#lib/server/api.ts';
import { chosenCampaign } from '#lib/server/load-report.ts';
import type { PageServerLoad } from './$types';

const kinds = ['all', 'territorial', 'system'] as const;

export const load: PageServerLoad = async (event) => {
  const campaign = await chosenCampaign(event);
  const kind = kinds.find((each) => each === event.url.searchParams.get('kind')) ?? 'all';
  if (!campaign) return { table: null, kind };
  const { form, year } = campaign;
  return { table: await call(event, reportRoutes.listUnits, { form, year }), kind };
};
