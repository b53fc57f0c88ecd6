import { importRoutes } from '@sunshine/contract/positions/import-routes.ts';
import { download } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => download(event, importRoutes.positionImportTemplate);
