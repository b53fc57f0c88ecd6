import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { grantOf } from '#lib/server/grant-input.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const q = event.url.searchParams.get('q') ?? '';
  const personId = event.url.searchParams.get('person');
  if (personId) {
    const chosen = await call(event, benefitRoutes.preparePolicyGrant, { personId });
    return { q, persons: [], chosen };
  }
  const { items } = await call(event, applicationRoutes.listPlaceablePersons, { q });
  return { q, persons: items, chosen: null };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    let id: string;
    try {
      const about = { personId: requiredText(data, 'personId'), policyId: requiredText(data, 'policyId') };
      ({ id } = await call(event, benefitRoutes.recordPolicyGrant, grantOf(data, about)));
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, url.unionGrant(id, { done: 'recorded' }));
  },
};
