import { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import { call } from '#lib/server/api.ts';
import { fairCallActions } from '#lib/server/fair-call-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const from = (key: string) => event.url.searchParams.get(key) ?? undefined;
  return {
    list: await call(event, resultRoutes.listFollowUps, {
      id: event.params.id,
      dueAfter: from('dueAfter'),
      absentAfter: from('absentAfter'),
      restAfter: from('restAfter'),
    }),
  };
};

export const actions: Actions = fairCallActions;
