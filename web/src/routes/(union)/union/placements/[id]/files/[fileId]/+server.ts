import { applicationRoutes } from '@sunshine/contract/applications/routes.ts';
import { download } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  download(event, applicationRoutes.openPlacementFile, { id: event.params.id, fileId: event.params.fileId });
