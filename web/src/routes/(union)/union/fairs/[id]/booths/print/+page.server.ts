import { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const [fair, plan] = await Promise.all([
    call(event, eventRoutes.readEvent, { id }),
    call(event, attendingRoutes.readBoothPlan, { id }),
  ]);
  const { title, kind, startsOn, place } = fair;
  return { fair: { id, title, kind, startsOn, place }, plan };
};
