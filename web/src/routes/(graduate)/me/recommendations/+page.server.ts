import { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import { notForMeReasons } from '@sunshine/contract/positions/matching-vocabulary.ts';
import { call } from '#lib/server/api.ts';
import { choiceOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  recommended: await call(event, matchingRoutes.listRecommendations),
});

/** What an answer changes, said at once. */
const changed: Readonly<Record<keyof typeof notForMeReasons, string>> = {
  occupation: '这类工作往后排了。',
  pay: '工资比它高的排到前面了。',
  place: '这么远的和更远的往后排了。',
  kind: '这种类型往后排了。',
  company: '这家单位的岗位都不再推荐。',
  requirements: '同类里条件这么高的往后排了。',
  other: '这个岗位不再推荐。',
};

export const actions: Actions = {
  refuse: (event) =>
    answering('refuse', event.request, async (data) => {
      const reason = choiceOf(data, 'reason', notForMeReasons);
      await call(event, matchingRoutes.giveFeedback, {
        id: requiredText(data, 'positionId'),
        // An empty choice goes on as it is: the API names the field.
        reason: (reason ?? '') as keyof typeof notForMeReasons,
        note: textOf(data, 'note') ?? '',
      });
      return { done: `记下了。${reason ? changed[reason] : ''}` };
    }),
  takeBack: (event) =>
    answering('takeBack', event.request, async (data) => {
      await call(event, matchingRoutes.takeBackFeedback, { id: requiredText(data, 'positionId') });
      return { done: '收回了，这个岗位又会推荐。' };
    }),
};
