import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import { call } from '#lib/server/api.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  queue: await call(event, workflowRoutes.listReportQueue, {
    page: event.url.searchParams.get('page') ?? undefined,
  }),
});
