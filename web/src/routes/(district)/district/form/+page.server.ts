import { loadReport } from '#lib/server/load-report.ts';
import { reportActions } from '#lib/server/report-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ view: await loadReport(event, 'district') });

export const actions: Actions = reportActions('district');
