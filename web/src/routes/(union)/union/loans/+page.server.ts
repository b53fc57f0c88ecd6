import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { call } from '#lib/server/api.ts';
import { rolesIn } from '#lib/session.ts';
import type { PageServerLoad } from './$types';

const shows = ['standing', 'notPaid', 'cancelled'] as const;

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const show = shows.find((each) => each === query.get('show')) ?? 'standing';
  const q = query.get('q') ?? '';
  const page = Number(query.get('page') ?? 1) || 1;
  return {
    q,
    show,
    list: await call(event, benefitRoutes.listLoans, { q, show, page }),
    mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'benefit.write')),
  };
};
