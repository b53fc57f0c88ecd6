import { parseYuan } from '@sunshine/contract/reports/amounts.ts';
import { textOf } from './form-data.ts';

/**
 * Yuan as a person typed it, as the whole fen the API takes. What is no amount goes on as empty text: the API then
 * names the field, which bears the same name on the page.
 */
export function fenOf(data: FormData, name: string): string {
  return String(parseYuan(textOf(data, name) ?? '') ?? '');
}
