import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { download } from './api.ts';

/** The form of the address as a file: `format` is docx, pdf or xlsx; `units` the workbook of all units, `summary` the draft. */
export function downloadForm(event: RequestEvent, home: string): Promise<Response> {
  const query = event.url.searchParams;
  const of = { form: 'sunshine', year: query.get('year') ?? '', unit: query.get('unit') ?? home } as const;
  const format = query.get('format');
  if (format === 'units') return download(event, reportRoutes.exportUnits, of);
  const which = { ...of, own: query.get('own') ?? undefined, version: query.get('version') ?? undefined };
  if (format === 'summary') return download(event, reportRoutes.exportSummary, which);
  return download(event, reportRoutes.exportForm, {
    ...which,
    format: format === 'docx' || format === 'pdf' ? format : 'xlsx',
  });
}
