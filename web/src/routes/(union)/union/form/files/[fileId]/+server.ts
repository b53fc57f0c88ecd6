import { downloadReportFile } from '#lib/server/report-file-actions.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => downloadReportFile(event, 'union');
