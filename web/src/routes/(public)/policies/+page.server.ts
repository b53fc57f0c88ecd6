import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { type PolicyCategory, policyCategories } from '@sunshine/contract/benefits/vocabulary.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const asked = event.url.searchParams.get('category') ?? '';
  const category = asked in policyCategories ? (asked as PolicyCategory) : null;
  const policies = await call(event, benefitRoutes.listPublicPolicies, { category: category ?? undefined });
  const total = policies.counts.reduce((sum, { count }) => sum + count, 0);
  return {
    category,
    policies,
    total,
    share: {
      title: total > 0 ? `${total} 项就业政策` : '就业政策',
      description: '能领什么，要什么条件，带什么，去哪里办',
    },
  };
};
