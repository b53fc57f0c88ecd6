import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { fairInput } from '#lib/server/fair-input.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { joinableUnits } from '#lib/server/joinable-units.ts';
import { unitName } from '#lib/session.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  units: await joinableUnits(event, unitName(event.locals.account, 'union')),
});

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    let id: string;
    try {
      ({ id } = await call(event, eventRoutes.planEvent, fairInput(data)));
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, url.unionFairChecklist(id));
  },
};
