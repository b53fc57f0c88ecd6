import { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { atTimetable, meetingsInput, trainingInput } from '#lib/server/training-input.ts';
import { url } from '#lib/url.ts';
import type { Actions } from './$types';

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    let id: string;
    try {
      const meetings = meetingsInput(data);
      ({ id } = await call(event, trainingRoutes.planTraining, { ...trainingInput(data), meetings }));
    } catch (error) {
      const failure = formFailure(error, data);
      failure.data.fields = atTimetable(failure.data.fields);
      return failure;
    }
    redirect(303, url.unionTrainingEnrol(id));
  },
};
