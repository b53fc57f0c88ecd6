import { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { call } from '#lib/server/api.ts';
import { numberOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { answering, namedFailure } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  list: await call(event, interviewRoutes.listFairSlots, { id: event.params.id }),
});

export const actions: Actions = {
  create: (event) =>
    answering('create', event.request, async (data) => {
      const { created } = await call(event, interviewRoutes.createFairSlots, {
        id: event.params.id,
        positionId: requiredText(data, 'positionId'),
        day: requiredText(data, 'day'),
        from: requiredText(data, 'from'),
        until: requiredText(data, 'until'),
        minutes: numberOf(data, 'minutes') ?? '',
        breakMinutes: numberOf(data, 'breakMinutes') ?? 0,
        lane: textOf(data, 'lane'),
      });
      return { form: 'create', done: `放出了 ${created} 个时段。报了名的毕业生先约先得。` };
    }),
  assign: async (event) => {
    const data = await event.request.formData();
    const id = requiredText(data, 'id');
    try {
      await call(event, interviewRoutes.assignSlot, {
        id,
        applicationId: requiredText(data, 'applicationId'),
      });
      return { form: id, done: '排好了，已经告诉对方。' };
    } catch (error) {
      return namedFailure(id, error, data);
    }
  },
  cancel: async (event) => {
    const data = await event.request.formData();
    const id = requiredText(data, 'id');
    try {
      const { told } = await call(event, interviewRoutes.cancelSlot, { id });
      return { form: id, done: told ? '取消了，已经告诉对方。' : '取消了。' };
    } catch (error) {
      return namedFailure(id, error, data);
    }
  },
};
