import { eventPlanRoutes } from '@sunshine/contract/events/plan-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { shareOf } from '#lib/components/fair/share-of.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const [fair, poster] = await Promise.all([
    call(event, eventRoutes.readPublicEvent, { id }),
    call(event, eventPlanRoutes.readPoster, { id }),
  ]);
  const { plan: _, shown: __, ...facts } = fair;
  return { fair: facts, poster, share: shareOf(fair) };
};
