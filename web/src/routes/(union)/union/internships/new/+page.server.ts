import { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { internshipKinds } from '@sunshine/contract/applications/vocabulary.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { choiceOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const q = query.get('q') ?? '';
  const personId = query.get('person') ?? undefined;
  const { items } = await call(event, applicationRoutes.listPlaceablePersons, { q, personId });
  return { q, persons: personId ? [] : items, person: personId ? (items[0] ?? null) : null };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    let id: string;
    try {
      ({ id } = await call(event, internshipRoutes.recordInternship, {
        personId: requiredText(data, 'personId'),
        employerName: requiredText(data, 'employerName'),
        // An empty choice goes on as it is: the API names the field.
        kind: (choiceOf(data, 'kind', internshipKinds) ?? '') as keyof typeof internshipKinds,
        confirmedOn: requiredText(data, 'confirmedOn'),
        startOn: requiredText(data, 'startOn'),
        endOn: textOf(data, 'endOn'),
        evidence: requiredText(data, 'evidence'),
        exceptionReason: textOf(data, 'exceptionReason'),
      }));
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, url.unionInternship(id));
  },
};
