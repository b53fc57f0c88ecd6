import { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  fairs: await call(event, attendingRoutes.listCompanyFairs),
});
