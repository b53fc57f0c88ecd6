import { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { fairMatchingRoutes } from '@sunshine/contract/positions/fair-matching-routes.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  fair: await call(event, fairMatchingRoutes.listFittingBooths, { id: event.params.id }),
  trade: event.url.searchParams.get('trade'),
});

export const actions: Actions = {
  slot: (event) =>
    answering('slot', event.request, async (data) => {
      const { sent } = await call(event, interviewRoutes.takeFairSlot, {
        id: event.params.id,
        slotId: requiredText(data, 'slotId'),
      });
      return {
        done: sent ? '约好了，简历同时投了出去。时间在下面和入场码页。' : '约好了。时间在下面和入场码页。',
      };
    }),
};
