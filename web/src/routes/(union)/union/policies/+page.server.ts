import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import {
  type PolicyApplicationState,
  policyApplicationStates,
} from '@sunshine/contract/benefits/vocabulary.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { call } from '#lib/server/api.ts';
import { rolesIn } from '#lib/session.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const asked = query.get('state') ?? '';
  const state = asked in policyApplicationStates ? (asked as PolicyApplicationState) : 'preparing';
  const q = query.get('q') ?? '';
  const late = query.has('late');
  const list = await call(event, benefitRoutes.listPolicyApplications, {
    q,
    state,
    late: String(late) as 'true' | 'false',
    policyId: query.get('policy') ?? undefined,
    page: Number(query.get('page') ?? 1) || 1,
  });
  return {
    q,
    state,
    late,
    policy: query.get('policy'),
    list,
    mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'benefit.write')),
  };
};
