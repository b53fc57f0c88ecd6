import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { placementPaths } from '@sunshine/contract/applications/vocabulary.ts';
import { outcomeKinds } from '@sunshine/contract/households/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { choiceOf, requiredText } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const q = query.get('q') ?? '';
  const personId = query.get('person') ?? undefined;
  const { items } = await call(event, applicationRoutes.listPlaceablePersons, { q, personId });
  const path = keysOf(placementPaths).find((each) => each === query.get('path'));
  return { q, path, persons: personId ? [] : items, person: personId ? (items[0] ?? null) : null };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    let name: string;
    try {
      const line = await call(event, applicationRoutes.recordPlacement, {
        personId: requiredText(data, 'personId'),
        employerName: requiredText(data, 'employerName'),
        // An empty choice goes on as it is: the API names the field.
        kind: (choiceOf(data, 'kind', outcomeKinds) ?? '') as keyof typeof outcomeKinds,
        path: (choiceOf(data, 'path', placementPaths) ?? '') as keyof typeof placementPaths,
        startOn: requiredText(data, 'startOn'),
        evidence: requiredText(data, 'evidence'),
      });
      name = line.name;
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, url.unionPlacements({ q: name }));
  },
};
