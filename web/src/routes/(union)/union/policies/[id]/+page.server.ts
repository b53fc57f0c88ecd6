import { type PolicyFit, policyFits } from '@sunshine/contract/benefits/policy-matcher.ts';
import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { redirect } from '@sveltejs/kit';
import { call } from '#lib/server/api.ts';
import { requiredText } from '#lib/server/form-data.ts';
import { answering } from '#lib/server/named-failure.ts';
import { rolesIn } from '#lib/session.ts';
import { url } from '#lib/url.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const asked = query.get('fit') ?? '';
  const fit = asked in policyFits ? (asked as PolicyFit) : undefined;
  const page = Number(query.get('page') ?? 1) || 1;
  return {
    policy: await call(event, benefitRoutes.readUnionPolicy, { id: event.params.id, fit, page }),
    mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'benefit.write')),
  };
};

export const actions: Actions = {
  open: (event) =>
    answering('open', event.request, async (data) => {
      const { id } = await call(event, benefitRoutes.openPolicyApplication, {
        personId: requiredText(data, 'personId'),
        policyId: event.params.id,
      });
      redirect(303, url.unionPolicyApplication(id, { done: 'opened' }));
    }),
};
