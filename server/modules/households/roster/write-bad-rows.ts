import {
  type RosterColumnKey,
  type RosterProblem,
  rosterColumns,
  rosterSheetName,
} from '@sunshine/contract/households/roster.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import ExcelJS from 'exceljs';
import { addHeader } from './write-template.ts';

export interface BadRow {
  number: number;
  typed: Partial<Record<RosterColumnKey, string>>;
  problems: RosterProblem[];
}

const keys = keysOf(rosterColumns);

/** The bad rows with the template's columns and 原因, ready to be mended and uploaded again. */
export async function writeBadRows(rows: readonly BadRow[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(rosterSheetName, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }],
  });
  addHeader(sheet, ['原表行号', '原因']);
  for (const row of rows) {
    const reason = row.problems
      .map(({ column, problem, remedy }) => `${column}：${problem}。${remedy}`)
      .join('\n');
    // Strings are written as strings: a text that begins with = stays a text and is never evaluated.
    const added = sheet.addRow([...keys.map((key) => row.typed[key] ?? null), String(row.number), reason]);
    added.getCell(keys.length + 2).alignment = { wrapText: true, vertical: 'top' };
    const wrong = new Set(row.problems.map(({ column }) => column));
    keys.forEach((key, index) => {
      if (!wrong.has(rosterColumns[key].label)) return;
      added.getCell(index + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFBE3DF' } };
    });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
