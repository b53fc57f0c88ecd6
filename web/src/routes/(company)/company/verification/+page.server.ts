import { ownCompanyRoutes } from '@sunshine/contract/companies/own-routes.ts';
import { verificationStanding } from '@sunshine/contract/companies/verification.ts';
import { today } from '#lib/format/date.ts';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const company = await call(event, ownCompanyRoutes.readOwnCompany);
  return { company, standing: verificationStanding(company.verifiedUntil, today()) };
};

export const actions: Actions = {
  default: (event) =>
    answering('confirm', event.request, async (data) => {
      await call(event, ownCompanyRoutes.confirmCompany, { note: requiredText(data, 'note') });
      return { done: '确认好了。工会会来复核，复核后再管六个月。' };
    }),
};
