import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { call } from '#lib/server/api.ts';
import { rolesIn } from '#lib/session.ts';
import type { PageServerLoad } from './$types';

const shows = ['counted', 'needsEvidence', 'cancelled'] as const;

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const show = shows.find((each) => each === query.get('show')) ?? 'counted';
  const q = query.get('q') ?? '';
  const page = Number(query.get('page') ?? 1) || 1;
  return {
    q,
    show,
    list: await call(event, applicationRoutes.listPlacements, { q, show, page }),
    mayWrite: rolesIn(event.locals.account, 'union').some(({ role }) => mayPerform(role, 'placement.write')),
  };
};
