import { ownTrainingRoutes } from '@sunshine/contract/events/own-training-routes.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  own: await call(event, ownTrainingRoutes.listOwnTrainings, {}),
});

export const actions: Actions = {
  signUp: (event) =>
    answering('signUp', event.request, async (data) => {
      const { state, waitingPosition } = await call(event, ownTrainingRoutes.signUp, {
        id: requiredText(data, 'id'),
      });
      return {
        done:
          state === 'enrolled'
            ? '报上名了。有变动会发消息给你，去不了就在开课前退出，把名额让出来。'
            : `名额满了，候补第 ${waitingPosition ?? 1} 位。有人退出，轮到你就发消息。`,
      };
    }),
  withdraw: (event) =>
    answering('withdraw', event.request, async (data) => {
      await call(event, ownTrainingRoutes.withdrawOwnEnrolment, { id: requiredText(data, 'id') });
      return { done: '退出了，名额让出来了。' };
    }),
};
