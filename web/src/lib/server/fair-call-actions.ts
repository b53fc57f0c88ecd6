import { absenceReasons, followUpDays, followUpResults } from '@sunshine/contract/events/fair-vocabulary.ts';
import { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { call } from './api.ts';
import { choiceOf, requiredText, textOf } from './form-data.ts';
import { answering } from './named-failure.ts';

/** Acts of the lists of calls after events: what a follow-up found, why somebody did not come. */
export const fairCallActions = {
  followUp: (event: RequestEvent) =>
    answering('followUp', event.request, async (data) => {
      const day = followUpDays.find((each) => String(each) === requiredText(data, 'day')) ?? 7;
      // An empty choice goes on as it is: the API names the field.
      const result = (choiceOf(data, 'result', followUpResults) ?? '') as keyof typeof followUpResults;
      const note = textOf(data, 'note') ?? '';
      await call(event, resultRoutes.recordFollowUp, { id: requiredText(data, 'id'), day, result, note });
      return { done: result === 'hired' ? '记下了。录用的，接着登记就业。' : '记下了。' };
    }),
  absence: (event: RequestEvent) =>
    answering('absence', event.request, async (data) => {
      const reason = (choiceOf(data, 'reason', absenceReasons) ?? '') as keyof typeof absenceReasons;
      const note = textOf(data, 'note') ?? '';
      await call(event, resultRoutes.recordAbsenceCall, { id: requiredText(data, 'id'), reason, note });
      return { done: '记下了。' };
    }),
};
