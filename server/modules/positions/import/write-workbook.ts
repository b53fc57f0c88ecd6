import {
  exampleMark,
  importLimits,
  importSheetName,
  type PostingColumn,
  postingColumns,
} from '@sunshine/contract/positions/import-columns.ts';
import ExcelJS from 'exceljs';

const columns: readonly PostingColumn[] = Object.values(postingColumns);
const listSheetName = '选项';

export interface BadPosting {
  row: number;
  cells: readonly string[];
  problems: readonly { column: string; problem: string }[];
}

/** The template: 职位 with drop-downs and one example, 填写说明 with every column. */
export async function writeTemplate(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = addSheet(workbook);
  const example = sheet.addRow(
    columns.map(({ example: text }, index) => (index === 0 ? `${exampleMark}${text}` : text)),
  );
  example.font = { color: { argb: 'FF6B7280' }, italic: true };
  addGuide(workbook);
  addChoices(workbook, sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Rows that were not imported, with the template's columns and 问题, ready to be mended and uploaded again. */
export async function writeBadRows(rows: readonly BadPosting[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = addSheet(workbook, ['原表行号', '问题']);
  for (const { row, cells, problems } of rows) {
    const said = problems.map(({ column, problem }) => `${column}：${problem}`).join('\n');
    // Strings are written as strings: a text that begins with = stays a text and is never evaluated.
    const added = sheet.addRow([...cells.map((text) => text || null), String(row), said]);
    added.getCell(columns.length + 2).alignment = { wrapText: true, vertical: 'top' };
    const wrong = new Set(problems.map(({ column }) => column));
    columns.forEach(({ label }, index) => {
      if (!wrong.has(label)) return;
      added.getCell(index + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFBE3DF' } };
    });
  }
  addChoices(workbook, sheet);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Bold headers, required ones coloured, every column as text so that dates stay as typed. */
function addSheet(workbook: ExcelJS.Workbook, further: readonly string[] = []): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(importSheetName, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }],
  });
  sheet.columns = [
    ...columns.map(({ label, width }) => ({ header: label, width, style: { numFmt: '@' } })),
    ...further.map((header) => ({ header, width: 40, style: { numFmt: '@' } })),
  ];
  const header = sheet.getRow(1);
  header.font = { bold: true };
  columns.forEach(({ required }, index) => {
    if (!required) return;
    header.getCell(index + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFEDC2' } };
  });
  return sheet;
}

function addGuide(workbook: ExcelJS.Workbook): void {
  const guide = workbook.addWorksheet('填写说明');
  guide.columns = [{ width: 14 }, { width: 10 }, { width: 36 }, { width: 60 }];
  guide.addRow(['列', '要填吗', '例子', '怎么填']).font = { bold: true };
  for (const { label, required, example, hint, choices } of columns) {
    const offered = choices ? `${hint}可选：${Object.values(choices).join('、')}。` : hint;
    const row = guide.addRow([label, required ? '必填' : '可不填', example, offered]);
    row.alignment = { wrapText: true, vertical: 'top' };
    row.getCell(3).numFmt = '@';
  }
  guide.addRow([]);
  for (const note of [
    `一行写一个职位，一次最多 ${importLimits.rows} 行。示例那一行不会导入，可以留着。`,
    '导入后都是草稿，看过再送审。单元格里不要放公式。',
  ]) {
    guide.addRow([note]);
  }
}

/** Drop-downs of the columns that have choices, read from a hidden sheet. */
function addChoices(workbook: ExcelJS.Workbook, sheet: ExcelJS.Worksheet): void {
  const lists = workbook.addWorksheet(listSheetName, { state: 'veryHidden' });
  let listColumn = 0;
  columns.forEach(({ choices, label }, index) => {
    if (!choices) return;
    listColumn += 1;
    const offered = Object.values(choices);
    offered.forEach((text, i) => {
      lists.getCell(i + 1, listColumn).value = text;
    });
    const letter = lists.getColumn(listColumn).letter;
    const formula = `${listSheetName}!$${letter}$1:$${letter}$${offered.length}`;
    for (let row = 2; row <= importLimits.rows + 2; row += 1) {
      sheet.getCell(row, index + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [formula],
        showErrorMessage: true,
        errorTitle: label,
        error: '从下拉里选一个。',
      };
    }
  });
}
