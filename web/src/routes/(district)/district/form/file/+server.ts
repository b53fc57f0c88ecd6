import { downloadForm } from '#lib/server/download-form.ts';
import { ownUnitCode } from '#lib/server/load-report.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => downloadForm(event, ownUnitCode(event, 'district'));
