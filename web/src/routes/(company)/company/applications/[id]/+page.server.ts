import { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { declinationOf, invitationOf, tomorrowAfternoon } from '#lib/server/answer-input.ts';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

// Opening the page is what 被查看 means; nothing preloads this area's links, and opening again changes nothing.
export const load: PageServerLoad = async (event) => ({
  applicant: await call(event, applicationRoutes.viewApplicant, { id: event.params.id }),
  proposedTime: tomorrowAfternoon(new Date()),
});

async function act(
  event: RequestEvent,
  form: string,
  done: string,
  /** Words of its own when the act came to more than it asked for. */
  work: (data: FormData, id: string) => Promise<string | undefined>,
) {
  const data = await event.request.formData();
  try {
    const more = await work(data, event.params.id);
    return { form, done: more ?? done };
  } catch (error) {
    const failure = formFailure(error, data);
    failure.data.form = form;
    return failure;
  }
}

export const actions: Actions = {
  invite: (event) =>
    act(event, 'invite', '面试邀请发出了。对方答复后，消息里告诉你。', async (data, id) => {
      await call(event, applicationRoutes.inviteApplicant, { id, ...invitationOf(data) });
      return undefined;
    }),
  slots: (event) =>
    act(event, 'slots', '邀请发出了。对方选好时段，消息里告诉你。', async (data, id) => {
      await call(event, interviewRoutes.inviteToSlots, { id, note: textOf(data, 'slotNote') });
      return undefined;
    }),
  offer: (event) =>
    act(event, 'offer', '录用意向发出了。对方接受后，双方定到岗日期。', async (data, id) => {
      await call(event, applicationRoutes.offerApplicant, { id, note: textOf(data, 'offerNote') });
      return undefined;
    }),
  decline: (event) =>
    act(event, 'decline', '答复了。对方看得到你写的原因。', async (data, id) => {
      await call(event, applicationRoutes.declineApplicant, { id, ...declinationOf(data) });
      return undefined;
    }),
  start: (event) =>
    act(event, 'start', '到岗日期填好了。双方填同一天，就算定下。', async (data, id) => {
      const startOn = requiredText(data, 'startOn');
      const { state } = await call(event, applicationRoutes.confirmApplicantStart, { id, startOn });
      return state === 'hired' ? '到岗定下了，双方都确认了。' : undefined;
    }),
};
