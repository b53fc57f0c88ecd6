import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { call } from '#lib/server/api.ts';
import { chosenCampaign } from '#lib/server/campaign-of.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const campaign = await chosenCampaign(event);
  if (!campaign) return { rules: null };
  const { form, year } = campaign;
  return { rules: await call(event, reportRoutes.readRules, { form, year }) };
};
