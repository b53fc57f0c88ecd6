import { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import { eventRoutes } from '@sunshine/contract/events/routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { id } = event.params;
  const q = event.url.searchParams.get('q')?.trim().slice(0, 60) ?? '';
  const [fair, places, people] = await Promise.all([
    call(event, eventRoutes.readEvent, { id }),
    call(event, registrationRoutes.readEventPlaces, { id }),
    call(event, registrationRoutes.listRegistrablePeople, { id, q }),
  ]);
  return { fair: { id, title: fair.title }, places, people: people.items, q };
};

export const actions: Actions = {
  register: async (event) => {
    let registrationId = '';
    const failure = await answering('register', event.request, async (data) => {
      const done = await call(event, registrationRoutes.registerPerson, {
        id: event.params.id,
        personId: requiredText(data, 'personId'),
        sessionId: textOf(data, 'sessionId') || null,
      });
      registrationId = done.id;
      return null;
    });
    if (failure) return failure;
    redirect(303, url.unionRegistration(registrationId));
  },
};
