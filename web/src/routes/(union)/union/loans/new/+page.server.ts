import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { redirect } from '@sveltejs/kit';
import { fenOf } from '#lib/server/amount-input.ts';
import { call } from '#lib/server/api.ts';
import { requiredText, textOf } from '#lib/server/form-data.ts';
import { formFailure } from '#lib/server/form-failure.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const q = query.get('q') ?? '';
  const personId = query.get('person') ?? undefined;
  const { items } = await call(event, applicationRoutes.listPlaceablePersons, { q, personId });
  if (!personId) return { q, persons: items, person: null, choices: { policies: [], contracts: [] } };
  const choices = await call(event, benefitRoutes.listLoanChoices, { personId });
  return { q, persons: [], person: items[0] ?? null, choices };
};

export const actions: Actions = {
  default: async (event) => {
    const data = await event.request.formData();
    let id: string;
    try {
      const loan = await call(event, benefitRoutes.recordLoan, {
        personId: requiredText(data, 'personId'),
        bank: requiredText(data, 'bank'),
        contractNumber: requiredText(data, 'contractNumber'),
        purpose: requiredText(data, 'purpose'),
        policyId: textOf(data, 'policyId'),
        renewalOf: textOf(data, 'renewalOf'),
        approvedOn: requiredText(data, 'approvedOn'),
        approvedFen: fenOf(data, 'approvedFen'),
        evidence: requiredText(data, 'evidence'),
      });
      id = loan.id;
    } catch (error) {
      return formFailure(error, data);
    }
    redirect(303, url.unionLoan(id, { done: 'recorded' }));
  },
};
