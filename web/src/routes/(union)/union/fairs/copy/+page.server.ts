import { eventPlanRoutes } from '@sunshine/contract/events/plan-routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ...(await call(event, eventPlanRoutes.listEventTemplates)),
  from: event.url.searchParams.get('from') ?? '',
});

export const actions: Actions = {
  copy: async (event) => {
    const data = await event.request.formData();
    const [record = '', id = ''] = requiredText(data, 'from').split(':');
    let made: string;
    try {
      const input = {
        from: { record: record === 'template' ? ('template' as const) : ('event' as const), id },
        title: requiredText(data, 'title'),
        startsOn: requiredText(data, 'startsOn'),
      };
      ({ id: made } = await call(event, eventPlanRoutes.copyEvent, input));
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, url.unionFair(made));
  },
  remove: async (event) => {
    const data = await event.request.formData();
    try {
      await call(event, eventPlanRoutes.removeEventTemplate, { id: requiredText(data, 'id') });
      return { done: '去掉了。照它办的活动都还在。' };
    } catch (error) {
      return formFailure(error, data);
    }
  },
};
