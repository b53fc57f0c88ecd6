import { eventPlanRoutes } from '@sunshine/contract/events/plan-routes.ts';
import { announcementAudiences } from '@sunshine/contract/events/plan-schemas.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { call } from '#lib/server/api.ts';
import { choiceOf, requiredText } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const [fair, announcements] = await Promise.all([
    call(event, eventRoutes.readEvent, { id }),
    call(event, eventPlanRoutes.listAnnouncements, { id }),
  ]);
  const { title, kind, state, own } = fair;
  // Every form has an id of its own: a second click sends the same one, and the API knows it.
  return { fair: { id, title, kind, state, own }, announcements, announcementId: crypto.randomUUID() };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    const audience =
      choiceOf(data, 'audience', announcementAudiences) ?? ('' as keyof typeof announcementAudiences);
    try {
      const { recipients } = await call(event, eventPlanRoutes.announceEvent, {
        id: event.params.id,
        announcementId: requiredText(data, 'announcementId'),
        audience,
        title: requiredText(data, 'title'),
        body: requiredText(data, 'body'),
      });
      return { done: `发给了 ${recipients} 人，在他们的消息里。` };
    } catch (error) {
      return formFailure(error, data);
    }
  },
};
