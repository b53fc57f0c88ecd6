import { registrationStates } from '@sunshine/contract/events/fair-vocabulary.ts';
import { spokenTicketCode } from '@sunshine/contract/events/ticket-code.ts';
import type { RegistrationRow } from '@sunshine/db/queries/events/registration-views.ts';
import ExcelJS from 'exceljs';

const columns = [
  { header: '序号', width: 6 },
  { header: '姓名', width: 14 },
  { header: '入场码', width: 14 },
  { header: '报名', width: 12 },
  { header: '场次', width: 18 },
  { header: '单位', width: 20 },
  { header: '签到', width: 12 },
];

/** The list as a sheet to print for the door: names and codes, with room to tick. Texts stay texts. */
export async function registrationsXlsx(
  title: string,
  rows: readonly RegistrationRow[],
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('报名名单', {
    views: [{ state: 'frozen', ySplit: 2 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:2',
    },
  });
  sheet.addRow([title]).font = { bold: true, size: 14 };
  sheet.mergeCells(1, 1, 1, columns.length);
  sheet.addRow(columns.map(({ header }) => header)).font = { bold: true };
  columns.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width;
    sheet.getColumn(index + 1).numFmt = '@';
  });
  rows.forEach((row, index) => {
    const state =
      row.state === 'waiting' ? `候补第 ${row.waitingPosition ?? 0} 位` : registrationStates[row.state];
    const code = row.state === 'registered' ? spokenTicketCode(row.code) : '';
    sheet.addRow([String(index + 1), row.name, code, state, row.sessionLabel ?? '', row.unionName ?? '', '']);
  });
  sheet.eachRow((row, number) => {
    if (number < 2) return;
    row.height = 22;
    row.eachCell({ includeEmpty: true }, (cell) => {
      cell.border = { bottom: { style: 'hair' } };
    });
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}
