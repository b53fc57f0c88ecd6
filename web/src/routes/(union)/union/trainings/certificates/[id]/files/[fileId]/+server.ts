import { certificateRoutes } from '@sunshine/contract/events/certificate-routes.ts';
import { download } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  download(event, certificateRoutes.openCertificateFile, {
    id: event.params.id,
    fileId: event.params.fileId,
  });
