import { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  own: await call(event, registrationRoutes.listOwnRegistrations, {}),
});
