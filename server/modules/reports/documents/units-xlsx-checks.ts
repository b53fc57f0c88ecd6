import { sunshineLines } from '@sunshine/contract/reports/sunshine-form.ts';
import type { Workbook, Worksheet } from 'exceljs';
import { addTextRow, landscape } from './form-xlsx-lists.ts';
import type { UnitsDocument } from './units-document.ts';

/** 勾稽: every check of every unit that is off or was spoken to, and the others after them. */
export function addCheckSheet(book: Workbook, { whole, units }: UnitsDocument): void {
  const sheet = listSheet(book, '勾稽', [
    ['单位', 30],
    ['级别', 10],
    ['校验', 34],
    ['结果', 9],
    ['数', 44],
    ['说明', 36],
    ['放行', 36],
  ]);
  const rows = [whole, ...units].flatMap(({ name, checks }) => checks.map((check) => ({ name, ...check })));
  const sorted = [...rows].sort((a, b) => Number(a.passed) - Number(b.passed));
  for (const { name, level, title, passed, finding, note, override } of sorted) {
    addTextRow(sheet, [
      name,
      level === 'hard' ? '必须满足' : '应当满足',
      title,
      passed ? '满足' : '不满足',
      finding,
      note ?? '',
      override ?? '',
    ]).alignment = { vertical: 'top', wrapText: true };
  }
  sheet.autoFilter = { from: 'A1', to: 'G1' };
}

/** 重复人员: who was counted by two units, so that the rows add up to more than the district. */
export function addSharedSheet(book: Workbook, { shared }: UnitsDocument): void {
  const sheet = listSheet(book, '重复人员', [
    ['格', 8],
    ['指标', 50],
    ['姓名', 14],
    ['计了的单位', 70],
  ]);
  const printedOrder = sunshineLines.map(({ code }): string => code);
  const sorted = [...shared].sort((a, b) => printedOrder.indexOf(a.code) - printedOrder.indexOf(b.code));
  for (const { code, label, name, units } of sorted) addTextRow(sheet, [code, label, name, units]);
  if (shared.length === 0) addTextRow(sheet, ['', '没有人被两个单位都计到', '', '']);
}

function listSheet(book: Workbook, name: string, columns: readonly (readonly [string, number])[]): Worksheet {
  const sheet = book.addWorksheet(name, {
    pageSetup: { ...landscape, printTitlesRow: '1:1' },
    views: [{ state: 'frozen', ySplit: 1 }],
  });
  columns.forEach(([, width], index) => {
    sheet.getColumn(index + 1).width = width;
  });
  sheet.addRow(columns.map(([head]) => head)).font = { bold: true };
  return sheet;
}
