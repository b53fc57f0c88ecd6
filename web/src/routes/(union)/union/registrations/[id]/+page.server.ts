import { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  ticket: await call(event, registrationRoutes.readRegistration, { id: event.params.id }),
});
