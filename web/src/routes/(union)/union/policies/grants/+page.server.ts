import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { call } from '#lib/server/api.ts';
import { rolesIn } from '#lib/session.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const show = query.get('show') === 'cancelled' ? 'cancelled' : 'counted';
  const q = query.get('q') ?? '';
  const page = Number(query.get('page') ?? 1) || 1;
  return {
    q,
    show,
    list: await call(event, benefitRoutes.listPolicyGrants, { q, show, page }),
    mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'benefit.write')),
  };
};
