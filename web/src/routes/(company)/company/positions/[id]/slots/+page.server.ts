import { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { call } from '#lib/server/api.ts';
import { numberOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { namedFailure } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  list: await call(event, interviewRoutes.listSlots, { id: event.params.id }),
});

export const actions: Actions = {
  create: async (event) => {
    const data = await event.request.formData();
    try {
      const { created } = await call(event, interviewRoutes.createSlots, {
        id: event.params.id,
        day: requiredText(data, 'day'),
        from: requiredText(data, 'from'),
        until: requiredText(data, 'until'),
        minutes: numberOf(data, 'minutes') ?? '',
        breakMinutes: numberOf(data, 'breakMinutes') ?? 0,
        place: requiredText(data, 'place'),
        lane: textOf(data, 'lane'),
      });
      return { form: 'create', done: `放出了 ${created} 个时段。邀请对方来选，先选先得。` };
    } catch (error) {
      return namedFailure('create', error, data);
    }
  },
  cancel: async (event) => {
    const data = await event.request.formData();
    const id = requiredText(data, 'id');
    try {
      const { told } = await call(event, interviewRoutes.cancelSlot, { id });
      return { form: id, done: told ? '取消了，已经告诉对方另选。' : '取消了。' };
    } catch (error) {
      return namedFailure(id, error, data);
    }
  },
};
