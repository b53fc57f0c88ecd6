import {
  importSheetName,
  type PostingColumnKey,
  postingColumns,
} from '@sunshine/contract/positions/import-columns.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import ExcelJS from 'exceljs';

export type GivenPostingRow = Partial<Record<PostingColumnKey, ExcelJS.CellValue>>;
const keys = keysOf(postingColumns);

/** The template's example as a row of its own. */
export function givenPostingRow(more: GivenPostingRow = {}): GivenPostingRow {
  return { ...Object.fromEntries(keys.map((key) => [key, postingColumns[key].example])), ...more };
}

/** A filled template. */
export async function givenPostingFile(
  rows: readonly GivenPostingRow[],
  columns: readonly PostingColumnKey[] = keys,
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(importSheetName);
  sheet.addRow(columns.map((key) => postingColumns[key].label));
  for (const row of rows) sheet.addRow(columns.map((key) => row[key] ?? null));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** A workbook of a good row and a bad one, sent as a company's page sends it. */
export async function uploadPostings(origin: string, headers: Record<string, string>): Promise<void> {
  const bytes = await givenPostingFile([
    givenPostingRow(),
    givenPostingRow({ title: '盘点员', headcount: '若干' }),
  ]);
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), '秋招职位.xlsx');
  const reply = await fetch(`${origin}/api/company/position-imports`, {
    method: 'POST',
    headers,
    body: form,
  });
  if (!reply.ok) throw new Error(`the import answered ${reply.status}`);
}
