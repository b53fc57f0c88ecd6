import { sunshineLines } from '@sunshine/contract/reports/sunshine-form.ts';
import ExcelJS from 'exceljs';
import type { FormDocument } from './form-document.ts';
import { noteGroups } from './form-notes.ts';
import { addListSheet, addNoteSheet } from './form-xlsx-lists.ts';
import { addFormSheet } from './form-xlsx-sheet.ts';

/** The official form as a workbook: 统计表, 口径说明 and one sheet with the list behind each figure. */
export async function formXlsx(document: FormDocument): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  book.creator = document.form.unit.name;
  addFormSheet(book, document);
  addNoteSheet(book, noteGroups(document));
  for (const line of sunshineLines) {
    addListSheet(book, line, document.lists[line.code] ?? [], document.form);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}
