import { sunshineLines } from '@sunshine/contract/reports/sunshine-form.ts';
import ExcelJS from 'exceljs';
import { addListSheet, addNoteSheet } from './form-xlsx-lists.ts';
import type { UnitsDocument } from './units-document.ts';
import { addCheckSheet, addSharedSheet } from './units-xlsx-checks.ts';
import { addTotalsSheet } from './units-xlsx-totals.ts';

/** One workbook of all units: 汇总, 勾稽, 重复人员, 口径说明 and the list behind each figure. */
export async function unitsXlsx(document: UnitsDocument): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = document.form.unit.name;
  addTotalsSheet(book, document);
  addCheckSheet(book, document);
  addSharedSheet(book, document);
  addNoteSheet(book, document.notes);
  for (const line of sunshineLines) {
    addListSheet(book, line, document.lists[line.code] ?? [], document.form);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
