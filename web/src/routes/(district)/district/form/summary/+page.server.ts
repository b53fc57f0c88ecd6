import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { call } from '#lib/server/api.ts';
import { loadSide } from '#lib/server/load-report-side.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  view: await loadSide(event, 'district', (of) => call(event, reportRoutes.readSummary, of)),
});
