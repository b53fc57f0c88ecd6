import { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import { call } from '#lib/server/api.ts';
import { fairCallActions } from '#lib/server/fair-call-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const show = event.url.searchParams.get('show') === 'absences' ? 'absences' : 'due';
  const after = event.url.searchParams.get('after') ?? undefined;
  return { show, calls: await call(event, resultRoutes.listFairCalls, { show, after }) };
};

export const actions: Actions = fairCallActions;
