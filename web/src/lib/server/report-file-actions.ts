import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import { type ReportFileKind, reportFileKinds } from '@sunshine/contract/reports/vocabulary.ts';
import type { CallerReply } from '@sunshine/contract/route.ts';
import type { RequestEvent, ServerLoadEvent } from '@sveltejs/kit';
import { call, download, upload } from './api.ts';
import { requiredText } from './form-data.ts';
import { ownUnitCode } from './load-report.ts';
import type { SideOf } from './load-report-side.ts';
import { namedFailure } from './named-failure.ts';

type Area = 'union' | 'district';

/** Papers of a version of a report, and which version is the newest. */
export type ReportFiles = CallerReply<(typeof reportRoutes)['listReportFiles']> & { newest: number };

export async function loadReportFiles(event: ServerLoadEvent, of: SideOf): Promise<ReportFiles> {
  const asked = event.url.searchParams.get('version') ?? undefined;
  const current = await call(event, reportRoutes.listReportFiles, of);
  const shown = asked ? await call(event, reportRoutes.listReportFiles, { ...of, version: asked }) : current;
  return { ...shown, newest: current.version };
}

/** Year and unit stand in the address of the acts: an upload's body is passed on as it came. */
function addressed(event: RequestEvent, area: Area) {
  const query = event.url.searchParams;
  const unit = query.get('unit') ?? ownUnitCode(event, area);
  return { form: 'sunshine' as const, year: query.get('year') ?? '', unit };
}

/** The acts `addFile` and `removeFile` that `report-attachments.svelte` posts; `record` names the kind of paper. */
export function reportFileActions(area: Area) {
  return {
    addFile: async (event: RequestEvent) => {
      // The API refuses what is no kind with its own sentence.
      const kind = (event.url.searchParams.get('record') ?? '') as ReportFileKind;
      try {
        await upload(event, reportRoutes.addReportFile, { ...addressed(event, area), kind });
        return { form: `files-${kind}`, done: `${reportFileKinds[kind]}传好了。` };
      } catch (error) {
        return namedFailure(`files-${kind}`, error, new FormData());
      }
    },
    removeFile: async (event: RequestEvent) => {
      const kind = event.url.searchParams.get('record') ?? '';
      const data = await event.request.formData();
      const fileId = requiredText(data, 'fileId');
      try {
        const reason = requiredText(data, 'reason');
        await call(event, reportRoutes.removeReportFile, { ...addressed(event, area), fileId, reason });
        return { form: `files-${kind}`, done: '移除了，内容已经清掉，原因留着。' };
      } catch (error) {
        return namedFailure(`file-${fileId}`, error, data);
      }
    },
  };
}

export function downloadReportFile(event: RequestEvent, area: Area): Promise<Response> {
  const version = event.url.searchParams.get('version') ?? undefined;
  const fileId = event.params.fileId ?? '';
  return download(event, reportRoutes.openReportFile, { ...addressed(event, area), fileId, version });
}
