import { meetingRoutes } from '@sunshine/contract/events/meeting-routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { answering } from '#lib/server/named-failure.ts';
import { marksInput } from '#lib/server/training-input.ts';
import { rolesIn } from '#lib/session.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  roll: await call(event, meetingRoutes.readMeeting, { id: event.params.id }),
  mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'training.write')),
});

function told({ present, unmarked, left }: { present: number; unmarked: number; left: number }): string {
  const more = [
    unmarked > 0 ? `还有 ${unmarked} 人没点，没点的按没到算` : '',
    left > 0 ? `${left} 人已经退出，没有记` : '',
  ].filter(Boolean);
  return [`记下了，到 ${present} 人`, ...more].join('；').concat('。');
}

export const actions: Actions = {
  all: (event) =>
    answering('roll', event.request, async () => {
      const { id } = event.params;
      const reply = await call(event, meetingRoutes.recordAttendance, { id, everyone: 'present' });
      return { done: `${told(reply)}没来的，在下面改。` };
    }),
  roll: (event) =>
    answering('roll', event.request, async (data) => {
      const { id } = event.params;
      const reply = await call(event, meetingRoutes.recordAttendance, { id, marks: marksInput(data) });
      return { done: told(reply) };
    }),
  cancel: (event) =>
    answering('cancel', event.request, async (data) => {
      const reason = requiredText(data, 'reason');
      await call(event, meetingRoutes.cancelMeeting, { id: event.params.id, reason });
      return { done: '记下了。停的课不算在到课里，报名的人会收到消息。' };
    }),
  correct: (event) =>
    answering('correct', event.request, async (data) => {
      const reason = requiredText(data, 'reason');
      await call(event, meetingRoutes.correctMeeting, { id: event.params.id, reason });
      return { done: '退回待上课了，点过的名还在下面。' };
    }),
  remove: async (event) => {
    let classId: string;
    try {
      ({ id: classId } = await call(event, meetingRoutes.removeMeeting, { id: event.params.id }));
    } catch (error) {
      const failure = formFailure(error, new FormData());
      failure.data.form = 'remove';
      return failure;
    }
    redirect(303, url.unionTraining(classId));
  },
};
