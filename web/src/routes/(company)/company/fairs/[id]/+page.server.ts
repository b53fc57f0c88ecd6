import { attendingRoutes } from '@sunshine/contract/events/attending-routes.ts';
import { call } from '#lib/server/api.ts';
import { flagOf, listOf, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  fair: await call(event, attendingRoutes.readCompanyFair, { id: event.params.id }),
});

export const actions: Actions = {
  answer: async (event) => {
    const data = await event.request.formData();
    const accept = textOf(data, 'accept') === 'yes';
    try {
      await call(event, attendingRoutes.answerInvitation, { id: event.params.id, accept });
      return { done: accept ? '说定了。接着选展出的岗位，写上到场的人。' : '谢绝了，主办单位看得到。' };
    } catch (error) {
      return formFailure(error, data);
    }
  },
  apply: async (event) => {
    const data = await event.request.formData();
    try {
      const wish = textOf(data, 'wish') ?? '';
      await call(event, attendingRoutes.applyToFair, { id: event.params.id, wish });
      return { done: '申请发出了。主办单位答复以后，消息里告诉你。' };
    } catch (error) {
      return formFailure(error, data);
    }
  },
  withdraw: async (event) => {
    const data = await event.request.formData();
    try {
      if (!flagOf(data, 'sure')) return { done: '没有退出。要退出，先勾一下。' };
      await call(event, attendingRoutes.withdrawFromFair, { id: event.params.id });
      return { done: '退出了，展位让给别的单位。' };
    } catch (error) {
      return formFailure(error, data);
    }
  },
  prepare: async (event) => {
    const data = await event.request.formData();
    try {
      const { shown } = await call(event, attendingRoutes.prepareFair, {
        id: event.params.id,
        staff: (textOf(data, 'staff') ?? '').split(/[、,，;；\s]+/).filter(Boolean),
        wish: textOf(data, 'wish') ?? '',
        positionIds: listOf(data, 'positionIds'),
      });
      return { done: `存下了，展出 ${shown} 个岗位。` };
    } catch (error) {
      return formFailure(error, data);
    }
  },
};
