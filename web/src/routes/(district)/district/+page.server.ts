import { mayPerform } from '@sunshine/contract/permissions.ts';
import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { unitsChoice } from '#lib/components/district/shown-units.ts';
import { call } from '#lib/server/api.ts';
import { dueCampaign } from '#lib/server/campaign-of.ts';
import { ownUnitCode } from '#lib/server/load-report.ts';
import { remind } from '#lib/server/remind-units.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const campaign = await dueCampaign(event, ownUnitCode(event, 'district'));
  const choice = unitsChoice(event.url.searchParams);
  const mayRemind = rolesIn(event.locals.account, 'district').some(({ role }) =>
    mayPerform(role, 'report.remind'),
  );
  if (!campaign) return { table: null, choice, mayRemind };
  const { form, year } = campaign;
  return { table: await call(event, reportRoutes.listUnits, { form, year }), choice, mayRemind };
};

export const actions: Actions = { remind };
