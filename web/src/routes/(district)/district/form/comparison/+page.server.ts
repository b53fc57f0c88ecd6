import { workflowRoutes } from '@sunshine/contract/reports/workflow-routes.ts';
import { call } from '#lib/server/api.ts';
import { loadSide } from '#lib/server/load-report-side.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  view: await loadSide(event, 'district', (of) => call(event, workflowRoutes.readComparison, of)),
});
