import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { type EventState, eventStates } from '@sunshine/contract/events/vocabulary.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const asked = query.get('state') ?? '';
  const state = asked in eventStates ? (asked as EventState) : 'all';
  return {
    state,
    events: await call(event, eventRoutes.listEvents, { state, page: query.get('page') ?? undefined }),
  };
};
