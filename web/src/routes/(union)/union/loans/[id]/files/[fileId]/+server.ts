import { benefitRoutes } from '@sunshine/contract/benefits/routes.ts';
import { download } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  download(event, benefitRoutes.openLoanFile, { id: event.params.id, fileId: event.params.fileId });
