import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const page = Number(event.url.searchParams.get('page') ?? 1) || 1;
  return { applications: await call(event, applicationRoutes.listOwnApplications, { page }) };
};
