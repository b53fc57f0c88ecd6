import { reportRoutes } from '@sunshine/contract/reports/routes.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { download } from './api.ts';

/** The form of the address as a file: `format=docx` or `xlsx`. */
export function downloadForm(event: RequestEvent, unit: string): Promise<Response> {
  const query = event.url.searchParams;
  return download(event, reportRoutes.exportForm, {
    form: 'sunshine',
    year: query.get('year') ?? '',
    unit: query.get('unit') ?? unit,
    own: query.get('own') ?? undefined,
    version: query.get('version') ?? undefined,
    format: query.get('format') === 'docx' ? 'docx' : 'xlsx',
  });
}
