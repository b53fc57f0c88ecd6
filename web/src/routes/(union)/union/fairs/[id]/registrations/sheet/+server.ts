import { registrationRoutes } from '@sunshine/contract/events/registration-routes.ts';
import { download } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  download(event, registrationRoutes.exportRegistrations, { id: event.params.id });
