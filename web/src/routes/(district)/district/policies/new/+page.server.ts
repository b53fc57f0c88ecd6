import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { policyTextOf } from '#lib/server/policy-input.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

/** Nothing to read, but the refusal for who may not write belongs here and not only to the form. */
export const load: PageServerLoad = async (event) => {
  const { samplesLeft } = await call(event, benefitRoutes.listPolicyCatalogue);
  return { samplesLeft };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    let id: string;
    try {
      ({ id } = await call(event, benefitRoutes.createPolicy, { ...policyTextOf(data), conditions: [] }));
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, url.districtPolicy(id, { done: 'created' }));
  },
};
