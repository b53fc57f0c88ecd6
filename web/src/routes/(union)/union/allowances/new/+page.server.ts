import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { claimOf } from '#lib/server/claim-input.ts';
import { requiredText } from '#lib/server/form-data.ts';
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
      const personId = requiredText(data, 'personId');
      ({ id } = await call(event, benefitRoutes.applyForPerson, { personId, ...claimOf(data) }));
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, url.unionAllowance(id, { done: 'applied' }));
  },
};
