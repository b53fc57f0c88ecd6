import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { call } from '#lib/server/api.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => call(event, benefitRoutes.listPolicyCatalogue);

export const actions: Actions = {
  samples: async (event) => {
    const data = await event.request.formData();
    try {
      const { added } = await call(event, benefitRoutes.addSamplePolicies);
      return { done: `加了 ${added.length} 项草稿。一项一项和窗口核对，改好了再发布。` };
    } catch (error) {
      return formFailure(error, data);
    }
  },
};
