import type { FilledCell } from '@sunshine/contract/reports/filled-form.ts';
import { formTitle, sunshineForm, unitOnHeading } from '@sunshine/contract/reports/sunshine-form.ts';
import type { Cell, Workbook, Worksheet } from 'exceljs';
import { asText } from './cell-text.ts';
import type { FormDocument } from './form-document.ts';
import { bodyFont, titleFont } from './form-fonts.ts';

const millimetres = 1 / 25.4;
/** A4 portrait on one page with the margins of official papers, in inches. */
const pageSetup = {
  paperSize: 9,
  orientation: 'portrait',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 1,
  horizontalCentered: true,
  margins: {
    top: 37 * millimetres,
    bottom: 35 * millimetres,
    left: 28 * millimetres,
    right: 26 * millimetres,
    header: 0,
    footer: 0,
  },
} as const;
/** Wording, value and unit; a wording longer than a line of its column takes the rows it needs. */
const charactersPerLine = 23;

export function addFormSheet(book: Workbook, document: FormDocument): void {
  const sheet = book.addWorksheet('统计表', { pageSetup, views: [{ showGridLines: false }] });
  sheet.columns = [{ width: 9 }, { width: 7 }, { width: 52 }, { width: 16 }, { width: 11 }];
  const { form, preparer } = document;

  sheet.mergeCells('A1:E1');
  sheet.getCell('A1').value = formTitle(form.year);
  sheet.getCell('A1').font = { name: titleFont, size: 22 };
  sheet.getCell('A1').alignment = { horizontal: 'center', vertical: 'middle' };
  sheet.getRow(1).height = 48;

  sheet.mergeCells('A2:E2');
  heading(sheet.getCell('A2'), form.unit.name, preparer);
  sheet.getRow(2).height = 36;

  let row = 3;
  for (const group of sunshineForm.groups) {
    for (const [index, line] of group.lines.entries()) {
      const start = index === 0 ? group.number : 'lead' in line ? line.lead : '';
      const cell = form.cells[`${form.form}.${line.code}`];
      if (!cell) throw new Error(`the form has no cell ${line.code}`);
      formLine(sheet, row, [start, line.marker, line.wording], cell);
      row += 1;
    }
  }
  sheet.pageSetup.printArea = `A1:E${row - 1}`;
}

function heading(cell: Cell, unitName: string, preparer: FormDocument['preparer']): void {
  const plain = { name: bodyFont, size: 16 };
  const lined = { ...plain, underline: true };
  const blank = (text: string): string => (text === '' ? '\u00a0'.repeat(10) : `\u00a0${asText(text)}\u00a0`);
  cell.value = {
    richText: [
      { text: blank(unitOnHeading(unitName)), font: lined },
      { text: '工会  填报人：', font: plain },
      { text: blank(preparer?.name ?? ''), font: lined },
      { text: '  联系电话：', font: plain },
      { text: blank(preparer?.phone ?? ''), font: lined },
    ],
  };
  cell.alignment = { horizontal: 'center', vertical: 'middle', shrinkToFit: true };
}

function formLine(sheet: Worksheet, at: number, words: readonly string[], cell: FilledCell): void {
  const row = sheet.getRow(at);
  row.height = 24 * Math.ceil((words[2]?.length ?? 1) / charactersPerLine);
  row.font = { name: bodyFont, size: 16 };
  words.forEach((word, index) => {
    row.getCell(index + 1).value = word;
    row.getCell(index + 1).alignment = { vertical: 'top', wrapText: index === 2 };
  });

  const value = row.getCell(4);
  if (cell.value !== null) value.value = Number(cell.text);
  value.numFmt = numberFormat(cell.text);
  value.alignment = { horizontal: 'center', vertical: 'bottom' };
  value.border = { bottom: { style: 'thin' } };

  row.getCell(5).value = `（${cell.unit}）`;
  row.getCell(5).alignment = { vertical: 'bottom' };
}

/** As many decimals as the exact text has: 1.2 stays 1.2, whole numbers have no point. */
export function numberFormat(text: string): string {
  const decimals = text.split('.')[1]?.length ?? 0;
  return decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
}
