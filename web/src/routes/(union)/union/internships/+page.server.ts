import { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { call } from '#lib/server/api.ts';
import { rolesIn } from '#lib/session.ts';
import type { PageServerLoad } from './$types';

const shows = ['counted', 'toEnd', 'cancelled'] as const;

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const show = shows.find((each) => each === query.get('show')) ?? 'counted';
  const q = query.get('q') ?? '';
  const page = Number(query.get('page') ?? 1) || 1;
  return {
    q,
    show,
    list: await call(event, internshipRoutes.listInternships, { q, show, page }),
    mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'placement.write')),
  };
};
