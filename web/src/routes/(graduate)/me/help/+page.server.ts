import { claimRoutes } from '@sunshine/contract/households/routes.ts';
import { positionKinds } from '@sunshine/contract/positions/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { call } from '#lib/server/api.ts';
import { listOf, numberOf, textOf } from '#lib/server/form-data.ts';
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
  intention: async (event) => {
    const data = await event.request.formData();
    const kinds = keysOf(positionKinds).filter((kind) => listOf(data, 'kinds').includes(kind));
    const occupations = (textOf(data, 'occupations') ?? '').split(/[，,、\s]+/).filter(Boolean);
    const towns = listOf(data, 'towns');
    try {
      await call(event, claimRoutes.setOwnIntention, {
        occupations,
        towns,
        kinds,
        expectedPay: numberOf(data, 'expectedPay') ?? null,
        note: textOf(data, 'more') ?? '',
      });
    } catch (error) {
      return formFailure(error, data);
    }
    return { done: '存好了。工会推荐岗位时会看这些。' };
  },
};
