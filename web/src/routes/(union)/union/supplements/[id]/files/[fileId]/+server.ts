import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { download } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  download(event, reportRoutes.openSupplementaryFile, { id: event.params.id, fileId: event.params.fileId });
