import { householdRoutes } from '@sunshine/contract/households/routes.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { call } from '#lib/server/api.ts';
import { rolesIn } from '#lib/session.ts';
import type { PageServerLoad } from './$types';

const states = ['active', 'closed', 'all'] as const;
const shows = ['all', 'graduates', 'needs', 'verify'] as const;

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const state = states.find((each) => each === searchParams.get('state')) ?? 'active';
  const show = shows.find((each) => each === searchParams.get('show')) ?? 'all';
  const q = searchParams.get('q')?.trim().slice(0, 60) ?? '';
  const page = Number(searchParams.get('page')) || 1;
  const roles = rolesIn(event.locals.account, 'union');
  return {
    q,
    state,
    show,
    mayWrite: roles.some(({ role }) => mayPerform(role, 'household.write')),
    list: await call(event, householdRoutes.listHouseholds, { q, state, show, page }),
  };
};
