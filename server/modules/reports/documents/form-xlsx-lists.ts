import type { FilledForm } from '@sunshine/contract/reports/filled-form.ts';
import type { FormLine } from '@sunshine/contract/reports/sunshine-form.ts';
import type { Row, Workbook, Worksheet } from 'exceljs';
import { asText } from './cell-text.ts';
import type { DocumentRow } from './form-document.ts';
import { type NoteGroup, notesTitle } from './form-notes.ts';

export const landscape = {
  paperSize: 9,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
} as const;

const columns = [
  { header: '序号', width: 6 },
  { header: '日期', width: 12 },
  { header: '姓名', width: 12 },
  { header: '身份证号', width: 22 },
  { header: '记录', width: 52 },
  { header: '数量', width: 12 },
  { header: '服务单位', width: 24 },
  { header: '档案所在单位', width: 24 },
] as const;

/** The list behind one figure; every value is text, so that no ID number turns into 9.9E+17. */
export function addListSheet(
  book: Workbook,
  line: FormLine,
  rows: readonly DocumentRow[],
  form: FilledForm,
): void {
  const sheet = book.addWorksheet(`明细${line.code}`, {
    pageSetup: { ...landscape, printTitlesRow: '1:2' },
    views: [{ state: 'frozen', ySplit: 2 }],
  });
  columns.forEach((column, index) => {
    sheet.getColumn(index + 1).width = column.width;
  });
  const cell = form.cells[`${form.form}.${line.code}`];
  sheet.addRow([`${line.code}　${line.wording}　${cell?.text ?? ''}（${cell?.unit ?? ''}）`]);
  sheet.mergeCells(1, 1, 1, columns.length);
  sheet.addRow(columns.map((column) => column.header));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(2).font = { bold: true };
  rows.forEach((row, index) => {
    addTextRow(sheet, [
      String(index + 1),
      row.on,
      row.person,
      row.idNumber,
      row.record,
      row.quantity,
      row.unit,
      row.personUnit,
    ]);
  });
}

/** Seal, checks, settings in force and the rule of each figure. */
export function addNoteSheet(book: Workbook, groups: readonly NoteGroup[]): void {
  const sheet = book.addWorksheet(notesTitle, { pageSetup: { ...landscape, orientation: 'portrait' } });
  sheet.columns = [{ width: 30 }, { width: 90 }];
  for (const { head, lines } of groups) {
    if (head !== null) addTextRow(sheet, [head]).font = { bold: true, size: 13 };
    for (const { label, text } of lines) {
      const row = addTextRow(sheet, [label, text]);
      row.getCell(1).font = { bold: true };
      row.getCell(1).alignment = { vertical: 'top', wrapText: true };
      row.getCell(2).alignment = { vertical: 'top', wrapText: true };
      row.height = 16 * Math.max(Math.ceil(text.length / 44), Math.ceil(label.length / 14));
    }
  }
}

/** A row in which every value is text, whatever it looks like. */
export function addTextRow(sheet: Worksheet, values: readonly string[]): Row {
  const row = sheet.addRow(values.map(asText));
  row.numFmt = '@';
  return row;
}
