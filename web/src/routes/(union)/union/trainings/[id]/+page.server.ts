import { trainingRoutes } from '@sunshine/contract/events/training-routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { atTimetable, meetingsInput } from '#lib/server/training-input.ts';
import { rolesIn } from '#lib/session.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  training: await call(event, trainingRoutes.readTraining, { id: event.params.id }),
  mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'training.write')),
});

export const actions: Actions = {
  meetings: async (event) => {
    const answer = await answering('meetings', event.request, async (data) => {
      const meetings = meetingsInput(data);
      await call(event, trainingRoutes.addMeetings, { id: event.params.id, meetings });
      return { done: `加了 ${meetings.length} 次课。` };
    });
    if ('data' in answer) answer.data.fields = atTimetable(answer.data.fields);
    return answer;
  },
  leave: (event) =>
    answering('leave', event.request, async (data) => {
      const personId = requiredText(data, 'personId');
      await call(event, trainingRoutes.withdrawEnrolment, { id: event.params.id, personId });
      return { done: '记下了，这个人不再计入。回来的话，再报一次名。' };
    }),
  finish: (event) =>
    answering('finish', event.request, async () => {
      const { attended } = await call(event, trainingRoutes.finishTraining, { id: event.params.id });
      return { done: `结班了，到课够的有 ${attended} 人。发了证，接着登记证书。` };
    }),
  cancel: (event) =>
    answering('cancel', event.request, async (data) => {
      const reason = requiredText(data, 'reason');
      await call(event, trainingRoutes.cancelTraining, { id: event.params.id, reason });
      return { done: '记下了，这个班不计数，报名的人会收到消息。' };
    }),
  correct: (event) =>
    answering('correct', event.request, async (data) => {
      const reason = requiredText(data, 'reason');
      await call(event, trainingRoutes.correctTraining, { id: event.params.id, reason });
      return { done: '退回筹备中了，改好再结班。' };
    }),
};
