import { unionCompanyRoutes } from '@sunshine/contract/companies/union-routes.ts';
import { type CompanyState, companyStates } from '@sunshine/contract/companies/vocabulary.ts';
import { mayPerform } from '@sunshine/contract/permissions.ts';
import { call } from '#lib/server/api.ts';
import { rolesIn } from '#lib/session.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const asked = searchParams.get('state') ?? '';
  const state = asked in companyStates ? (asked as CompanyState) : undefined;
  const q = searchParams.get('q')?.trim().slice(0, 40) ?? '';
  const page = Number(searchParams.get('page')) || 1;
  const show = searchParams.get('show') === 'due' ? 'due' : undefined;
  const list = await call(event, unionCompanyRoutes.listCompanies, { state, show, q, page });
  const reads = rolesIn(event.locals.account, 'union').some(({ role }) =>
    mayPerform(role, 'commitment.read'),
  );
  return { state, show, q, list, reads };
};
