import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const q = event.url.searchParams.get('q') ?? '';
  const personId = event.url.searchParams.get('person');
  if (!personId) {
    const { items } = await call(event, applicationRoutes.listPlaceablePersons, { q });
    return { q, persons: items, chosen: null };
  }
  const [{ person }, { policies }] = await Promise.all([
    call(event, benefitRoutes.preparePolicyGrant, { personId }),
    call(event, benefitRoutes.matchGraduatePolicies, { id: personId }),
  ]);
  return { q, persons: [], chosen: { person, policies } };
};

export const actions: Actions = {
  open: (event) =>
    answering('open', event.request, async (data) => {
      const { id } = await call(event, benefitRoutes.openPolicyApplication, {
        personId: requiredText(data, 'personId'),
        policyId: requiredText(data, 'policyId'),
        note: textOf(data, 'note'),
      });
      redirect(303, url.unionPolicyApplication(id, { done: 'opened' }));
    }),
};
