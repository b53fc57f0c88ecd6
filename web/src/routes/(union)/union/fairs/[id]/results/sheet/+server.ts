import { resultRoutes } from '@sunshine/contract/events/result-routes.ts';
import { download } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  download(event, resultRoutes.exportResult, { id: event.params.id });
