import { ownCompanyRoutes } from '@sunshine/contract/companies/own-routes.ts';
import { call } from '#lib/server/api.ts';
import { companyInput } from '#lib/server/company-input.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  company: await call(event, ownCompanyRoutes.readOwnCompany),
});

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    try {
      const { state } = await call(event, ownCompanyRoutes.updateOwnCompany, companyInput(data));
      return { done: state === 'submitted' ? '存好了，已送工会核实。' : '存好了。' };
    } catch (error) {
      return formFailure(error, data);
    }
  },
};
