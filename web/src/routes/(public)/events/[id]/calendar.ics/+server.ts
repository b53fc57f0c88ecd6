import { eventPlanRoutes } from '@sunshine/contract/events/plan-routes.ts';
import { download } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  download(event, eventPlanRoutes.exportCalendar, { id: event.params.id });
