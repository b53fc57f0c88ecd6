import { type CalendarKind, calendarKinds } from '@sunshine/contract/events/kinds.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { type EventState, eventStates } from '@sunshine/contract/events/vocabulary.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const [asked, wanted] = [query.get('state') ?? '', query.get('kind') ?? ''];
  const state = asked in eventStates ? (asked as EventState) : 'all';
  const kind = wanted in calendarKinds ? (wanted as CalendarKind) : 'all';
  const page = query.get('page') ?? undefined;
  return { state, kind, events: await call(event, eventRoutes.listEvents, { state, kind, page }) };
};
