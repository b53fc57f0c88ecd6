import { mayPerform } from '@sunshine/contract/permissions.ts';
import { matchingRoutes } from '@sunshine/contract/positions/matching-routes.ts';
import { call } from '#lib/server/api.ts';
import { rolesIn } from '#lib/session.ts';
import type { PageServerLoad } from './$types';

const shows = ['all', 'fitting', 'low'] as const;

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const show = shows.find((each) => each === query.get('show')) ?? 'all';
  const page = query.get('page') ?? undefined;
  const roles = rolesIn(event.locals.account, 'union').map(({ role }) => role);
  return {
    show,
    list: await call(event, matchingRoutes.listUnionMatches, { show, page }),
    mayRefer: roles.some((role) => mayPerform(role, 'referral.write')),
  };
};
