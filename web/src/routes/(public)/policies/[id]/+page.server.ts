import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const policy = await call(event, benefitRoutes.readPublicPolicy, { id: event.params.id });
  return {
    policy,
    share: { title: policy.title.slice(0, 24), description: policy.benefit.slice(0, 40) },
  };
};
