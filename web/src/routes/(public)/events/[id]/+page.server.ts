import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { shareOf } from '#lib/components/fair/share-of.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const fair = await call(event, eventRoutes.readPublicEvent, { id: event.params.id });
  return { fair, share: shareOf(fair) };
};
