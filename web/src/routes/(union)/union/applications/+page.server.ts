import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const query = event.url.searchParams;
  const q = query.get('q') ?? '';
  const personId = query.get('person') ?? undefined;
  const page = Number(query.get('page') ?? 1) || 1;
  return { q, list: await call(event, applicationRoutes.listScopedApplications, { q, personId, page }) };
};
