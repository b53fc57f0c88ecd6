import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  resume: await call(event, applicationRoutes.ownResume),
});
