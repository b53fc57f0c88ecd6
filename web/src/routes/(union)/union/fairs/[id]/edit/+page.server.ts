import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { fairInput } from '#lib/server/fair-input.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { joinableUnits } from '#lib/server/joinable-units.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const fair = await call(event, eventRoutes.readEvent, { id: event.params.id });
  return { fair, units: await joinableUnits(event, fair.leadName) };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    try {
      await call(event, eventRoutes.changeEvent, { id: event.params.id, ...fairInput(data) });
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, url.unionFair(event.params.id));
  },
};
