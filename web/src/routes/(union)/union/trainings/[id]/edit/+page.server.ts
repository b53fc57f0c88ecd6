import { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { trainingInput } from '#lib/server/training-input.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  training: await call(event, trainingRoutes.readTraining, { id: event.params.id }),
});

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const { id } = event.params;
    try {
      await call(event, trainingRoutes.changeTraining, { id, ...trainingInput(data) });
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, url.unionTraining(id));
  },
};
