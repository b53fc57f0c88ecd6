import { resumeRoutes } from '@sunshine/contract/applications/resume-routes.ts';
import { download } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) => download(event, resumeRoutes.openResumeFile);
