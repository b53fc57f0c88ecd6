import { loadSide } from '#lib/server/load-report-side.ts';
import { loadReportFiles, reportFileActions } from '#lib/server/report-file-actions.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({
  view: await loadSide(event, 'district', (of) => loadReportFiles(event, of)),
});

export const actions: Actions = reportFileActions('district');
