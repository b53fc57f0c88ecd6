import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { download } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  download(event, benefitRoutes.openAllowanceFile, { id: event.params.id, fileId: event.params.fileId });
