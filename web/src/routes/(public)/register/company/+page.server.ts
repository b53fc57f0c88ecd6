import { ownCompanyRoutes } from '@sunshine/contract/companies/own-routes.ts';
import type { CallerReply } from '@sunshine/contract/route.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { companyInput } from '#lib/server/company-input.ts';
import { keepTokens } from '#lib/server/cookies.ts';
import { flagOf, requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = () => ({
  share: { title: '单位登记，免费招聘毕业生', description: '凭营业执照登记，三个工作日内由工会核实。' },
});

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    let registered: CallerReply<typeof ownCompanyRoutes.registerCompany>;
    try {
      registered = await call(event, ownCompanyRoutes.registerCompany, {
        ...companyInput(data),
        account: {
          name: requiredText(data, 'account.name'),
          loginName: requiredText(data, 'account.loginName'),
          // Not trimmed: a password is what was typed.
          password: String(data.get('account.password') ?? ''),
          email: textOf(data, 'account.email'),
          consent: flagOf(data, 'account.consent') as true,
        },
      });
    } catch (error) {
      return formFailure(error, data);
    }
    keepTokens(event.cookies, registered);
    redirect(303, url.companyProfile());
  },
};
