import { internshipRoutes } from '@sunshine/contract/applications/internship-routes.ts';
import { download } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  download(event, internshipRoutes.openInternshipFile, { id: event.params.id, fileId: event.params.fileId });
