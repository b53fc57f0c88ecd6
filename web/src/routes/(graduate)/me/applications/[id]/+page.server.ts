import { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
  const [application, list] = await Promise.all([
    call(event, applicationRoutes.readOwnApplication, { id: event.params.id }),
    call(event, applicationRoutes.listOwnApplications, {}),
  ]);
  return { application, list, sent: event.url.searchParams.has('sent') };
};

/** Each act answers with the page as it is afterwards; a refusal stays at its own form. */
async function act(
  event: RequestEvent,
  form: string,
  work: (data: FormData, id: string) => Promise<unknown>,
) {
  const data = await event.request.formData();
  try {
    await work(data, event.params.id);
  } catch (error) {
    const failure = formFailure(error, data);
    failure.data.form = form;
    return failure;
  }
  redirect(303, url.myApplication(event.params.id));
}

export const actions: Actions = {
  acceptInterview: (event) =>
    act(event, 'interview', (_, id) =>
      call(event, applicationRoutes.answerInterview, { id, answer: 'accepted' }),
    ),
  takeSlot: (event) =>
    act(event, 'slot', (data, id) =>
      call(event, interviewRoutes.takeSlot, { id, slotId: requiredText(data, 'slotId') }),
    ),
  otherTime: (event) =>
    act(event, 'otherTime', (data, id) =>
      call(event, applicationRoutes.answerInterview, {
        id,
        answer: 'otherTime',
        note: requiredText(data, 'note'),
      }),
    ),
  acceptOffer: (event) =>
    act(event, 'offer', (_, id) => call(event, applicationRoutes.answerOffer, { id, answer: 'accepted' })),
  declineOffer: (event) =>
    act(event, 'declineOffer', (data, id) =>
      call(event, applicationRoutes.answerOffer, {
        id,
        answer: 'offerDeclined',
        note: textOf(data, 'offerNote'),
      }),
    ),
  confirmStart: (event) =>
    act(event, 'start', (data, id) =>
      call(event, applicationRoutes.confirmOwnStart, { id, startOn: requiredText(data, 'startOn') }),
    ),
  withdraw: (event) =>
    act(event, 'withdraw', (data, id) =>
      call(event, applicationRoutes.withdrawApplication, { id, note: textOf(data, 'withdrawNote') }),
    ),
};
