import { interviewRoutes } from '@sunshine/contract/applications/interview-routes.ts';
import { download } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = (event) =>
  download(event, interviewRoutes.applicantInterviewCalendar, { id: event.params.id });
