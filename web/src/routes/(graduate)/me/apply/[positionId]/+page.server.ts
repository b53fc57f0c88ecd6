import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { flagOf, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { url, withQuery } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  preview: await call(event, applicationRoutes.previewApplication, { id: event.params.positionId }),
});

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    let id: string;
    try {
      const sent = await call(event, applicationRoutes.apply, {
        id: event.params.positionId,
        message: textOf(data, 'message'),
        withFile: flagOf(data, 'withFile'),
      });
      id = sent.id;
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, withQuery(url.myApplication(id), { sent: 'yes' }));
  },
};
