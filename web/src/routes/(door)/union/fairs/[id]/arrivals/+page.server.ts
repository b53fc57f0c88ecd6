import { doorRoutes } from '@sunshine/contract/events/door-routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  id: event.params.id,
  arrivals: await call(event, doorRoutes.readArrivals, { id: event.params.id }),
});
