import { type RosterColumn, rosterColumns, rosterSheetName } from '@sunshine/contract/households/roster.ts';
import ExcelJS from 'exceljs';
import { offeredLabels } from './read-cell.ts';

const listSheetName = '选项';
const columns: readonly RosterColumn[] = Object.values(rosterColumns);
/** Rows that carry drop-downs and text format; more may be typed below. */
const preparedRows = 2000;

/** The roster's template: 名册 with drop-downs, 填写说明 with an example of every column. */
export async function writeTemplate(): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const roster = workbook.addWorksheet(rosterSheetName, {
    views: [{ state: 'frozen', ySplit: 1, xSplit: 2 }],
  });
  const guide = workbook.addWorksheet('填写说明');
  const lists = workbook.addWorksheet(listSheetName, { state: 'veryHidden' });

  addHeader(roster);
  let listColumn = 0;
  columns.forEach((column, index) => {
    const offered = offeredLabels(column.kind);
    if (offered.length === 0) return;
    listColumn += 1;
    offered.forEach((label, i) => {
      lists.getCell(i + 1, listColumn).value = label;
    });
    const letter = lists.getColumn(listColumn).letter;
    const formula = `${listSheetName}!$${letter}$1:$${letter}$${offered.length}`;
    for (let row = 2; row <= preparedRows + 1; row++) {
      roster.getCell(row, index + 1).dataValidation = {
        type: 'list',
        allowBlank: true,
        formulae: [formula],
        showErrorMessage: true,
        errorTitle: column.label,
        error: '从下拉里选一个。',
      };
    }
  });

  guide.columns = [{ width: 20 }, { width: 10 }, { width: 26 }, { width: 60 }];
  guide.addRow(['列', '要填吗', '例子', '怎么填']).font = { bold: true };
  for (const column of columns) {
    const offered = offeredLabels(column.kind);
    const hint = offered.length > 0 ? `${column.hint} 可选：${offered.join('、')}。` : column.hint;
    const row = guide.addRow([column.label, column.required ? '必填' : '可不填', column.example, hint]);
    row.alignment = { wrapText: true, vertical: 'top' };
    row.getCell(3).numFmt = '@';
  }
  guide.addRow([]);
  for (const note of [
    '一行写一位家庭成员，同一户的每一行都写上建档职工的几列。只登记建档职工的，写一行，成员几列空着。',
    '写了学校、去向或帮扶的，毕业学校、专业、学历、毕业年份都要填。',
    '单元格里不要放公式。传上来先试跑，不会马上写入。',
  ]) {
    guide.addRow([note]);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Bold headers, every column as text so that ID numbers and dates stay as typed. */
export function addHeader(sheet: ExcelJS.Worksheet, further: readonly string[] = []): void {
  sheet.columns = [
    ...columns.map((column) => ({ header: column.label, width: column.width, style: { numFmt: '@' } })),
    ...further.map((header) => ({ header, width: 40, style: { numFmt: '@' } })),
  ];
  const header = sheet.getRow(1);
  header.font = { bold: true };
  header.alignment = { vertical: 'middle', wrapText: true };
  columns.forEach((column, index) => {
    if (!column.required) return;
    header.getCell(index + 1).fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFEDC2' } };
  });
}
