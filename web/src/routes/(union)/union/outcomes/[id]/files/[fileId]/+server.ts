import { graduateRoutes } from '@sunshine/contract/households/routes.ts';
import { download } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  download(event, graduateRoutes.openOutcomeFile, { id: event.params.id, fileId: event.params.fileId });
