import { claimRoutes } from '@sunshine/contract/households/routes.ts';
import { call } from '#lib/server/api.ts';
import { textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  graduate: await call(event, claimRoutes.readOwnGraduate, {}),
});

export const actions: Actions = {
  ask: async (event) => {
    const data = await event.request.formData();
    try {
      await call(event, claimRoutes.askForHelp, { note: textOf(data, 'note') ?? '' });
    } catch (error) {
      return formFailure(error, data);
    }
    return { done: '记下了。三个工作日内，所在街镇的工会老师给你回电。' };
  },
  withdraw: async (event) => {
    const data = await event.request.formData();
    try {
      await call(event, claimRoutes.withdrawOwnNeed, {});
    } catch (error) {
      return formFailure(error, data);
    }
    return { done: '好，不再联系你了。以后要帮忙，随时再说。' };
  },
};
