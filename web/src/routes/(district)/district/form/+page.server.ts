import { loadReport, ownUnitCode } from '#lib/server/load-report.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  view: await loadReport(event, ownUnitCode(event, 'district')),
});
