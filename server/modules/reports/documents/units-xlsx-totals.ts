import { formTitle, sunshineLines } from '@sunshine/contract/reports/sunshine-form.ts';
import { cellUnits, reportStates } from '@sunshine/contract/reports/vocabulary.ts';
import type { Row, Workbook, Worksheet } from 'exceljs';
import { asText } from './cell-text.ts';
import { printedDay, printedInstant } from './form-document.ts';
import { numberFormat } from './form-xlsx-sheet.ts';
import type { UnitLine, UnitsDocument } from './units-document.ts';

const before = ['单位', '代码', '状态', '上报时间'] as const;
const after = ['帮扶成功率', '必须满足没过', '应当满足没过'] as const;
const width = before.length + sunshineLines.length + after.length;
const thin = { style: 'thin' } as const;
const border = { top: thin, bottom: thin, left: thin, right: thin };

/** A3 landscape, as wide as the page; heads and names again on every page. */
export const wideSheet = {
  paperSize: 8,
  orientation: 'landscape',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { top: 0.6, bottom: 0.5, left: 0.4, right: 0.4, header: 0.3, footer: 0.3 },
} as const;

/** 汇总: the district recounted, the sum of the rows beside it, 本级 and every unit, 21 cells wide. */
export function addTotalsSheet(book: Workbook, document: UnitsDocument): void {
  const sheet = book.addWorksheet('汇总', {
    // exceljs takes the paper by the numbers of the format; its type names fewer of them.
    pageSetup: { ...(wideSheet as object), printTitlesRow: '1:4', printTitlesColumn: 'A:A' },
    views: [{ state: 'frozen', xSplit: 1, ySplit: 4 }],
  });
  heads(sheet, document);
  const { whole, units, below } = document;
  const recounted = unitRow(sheet, { ...whole, name: `${whole.name}（重新计数）` });
  const summed = figuresRow(sheet, '各行相加', below);
  const apart = figuresRow(sheet, '相加多出的', differences(below, whole.cells));
  for (const row of [recounted, summed, apart]) row.font = { bold: true };
  for (const unit of units) unitRow(sheet, unit);
  sheet.eachRow((row, at) => {
    if (at < 3) return;
    if (at > 4) row.height = 20;
    for (let column = 1; column <= width; column += 1) row.getCell(column).border = border;
  });
}

function heads(sheet: Worksheet, { form, asOf, computedAt }: UnitsDocument): void {
  sheet.addRow([`${formTitle(form.year)}　${asText(form.unit.name)}各单位汇总`]);
  sheet.mergeCells(1, 1, 1, width);
  sheet.getRow(1).font = { bold: true, size: 16 };
  sheet.getRow(1).height = 28;
  sheet.addRow([
    `统计期间 ${printedDay(form.period.start)}至${printedDay(form.period.cutoff)}，数字截到 ${printedDay(asOf)}，${printedInstant(computedAt)} 导出。` +
      '人数按人重新计数，一个人受两个单位服务，全区只算一个人，所以各行相加会多出来；名单在“重复人员”。',
  ]);
  sheet.mergeCells(2, 1, 2, width);
  sheet.addRow([...before, ...sunshineLines.map(({ code }) => code), ...after]);
  sheet.addRow([
    ...before.map(() => ''),
    ...sunshineLines.map(({ short, unit }) => `${short}\n（${cellUnits[unit]}）`),
    ...after.map(() => ''),
  ]);
  const widths = [24, 13, 8.5, 16, ...sunshineLines.map(() => 8), 9, 7, 7];
  widths.forEach((each, index) => {
    sheet.getColumn(index + 1).width = each;
  });
  for (const at of [3, 4]) {
    sheet.getRow(at).font = { bold: true };
    sheet.getRow(at).alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
  }
  for (let column = 1; column <= width; column += 1) {
    const isCell = column > before.length && column <= before.length + sunshineLines.length;
    if (!isCell) sheet.mergeCells(3, column, 4, column);
  }
  sheet.getRow(3).height = 24;
  sheet.getRow(4).height = 48;
}

function unitRow(sheet: Worksheet, unit: UnitLine): Row {
  const row = figuresRow(sheet, unit.name, unit.cells);
  const off = (level: 'hard' | 'soft'): number =>
    unit.checks.filter((check) => check.level === level && !check.passed).length;
  const texts = [
    unit.code,
    reportStates[unit.state],
    unit.submittedAt ? printedInstant(unit.submittedAt) : '',
  ];
  texts.forEach((text, index) => {
    row.getCell(index + 2).value = asText(text);
    row.getCell(index + 2).numFmt = '@';
  });
  const end = before.length + sunshineLines.length;
  row.getCell(end + 1).value = unit.success ?? '';
  row.getCell(end + 1).alignment = { horizontal: 'right' };
  row.getCell(end + 2).value = off('hard');
  row.getCell(end + 3).value = off('soft');
  return row;
}

/** A name and 21 figures as numbers, each with as many decimals as its exact text has. */
function figuresRow(sheet: Worksheet, name: string, cells: Readonly<Record<string, string>>): Row {
  const row = sheet.addRow([asText(name)]);
  sunshineLines.forEach(({ code }, index) => {
    const text = cells[code] ?? '';
    const cell = row.getCell(before.length + index + 1);
    if (text !== '') cell.value = Number(text);
    cell.numFmt = numberFormat(text);
  });
  return row;
}

/** What the sum of the rows exceeds the recounted figure by; nothing where they agree. */
function differences(
  sums: Readonly<Record<string, string>>,
  recounted: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    sunshineLines.map(({ code }) => {
      const [sum, whole] = [sums[code] ?? '0', recounted[code] ?? '0'];
      const decimals = Math.max(decimalsOf(sum), decimalsOf(whole));
      const apart = Number(sum) - Number(whole);
      return [code, sum === whole ? '' : apart.toFixed(decimals)];
    }),
  );
}

function decimalsOf(text: string): number {
  return text.split('.')[1]?.length ?? 0;
}
