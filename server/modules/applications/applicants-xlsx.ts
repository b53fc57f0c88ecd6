import type { ApplicantLineSchema } from '@sunshine/contract/applications/schemas.ts';
import { applicationStates } from '@sunshine/contract/applications/vocabulary.ts';
import { degreeLevels } from '@sunshine/contract/households/vocabulary.ts';
import ExcelJS from 'exceljs';
import type { z } from 'zod';
import { dayOf } from '../../clock.ts';
import { spokenTime } from './spoken-time.ts';

type Line = z.output<typeof ApplicantLineSchema>;

const degrees: Readonly<Record<string, string>> = degreeLevels;
const columns: readonly { header: string; width: number; cell: (line: Line) => string }[] = [
  { header: '职位', width: 22, cell: (line) => line.positionTitle },
  { header: '姓名', width: 12, cell: (line) => line.name },
  { header: '学校', width: 24, cell: (line) => line.school },
  { header: '专业', width: 20, cell: (line) => line.major },
  { header: '学历', width: 10, cell: (line) => degrees[line.degree] ?? line.degree },
  { header: '毕业年份', width: 10, cell: (line) => String(line.graduationYear ?? '') },
  { header: '技能', width: 40, cell: (line) => line.skills },
  { header: '进展', width: 12, cell: (line) => applicationStates[line.state] },
  { header: '投递日期', width: 12, cell: (line) => dayOf(new Date(line.submittedAt)) },
  { header: '等了几天', width: 10, cell: (line) => String(line.waitingDays ?? '') },
  {
    header: '面试时间',
    width: 20,
    cell: (line) => (line.interviewAt ? spokenTime(new Date(line.interviewAt)) : ''),
  },
  { header: '到岗日期', width: 12, cell: (line) => line.start.on ?? '' },
];

/** The lines of the page's list as a sheet; every cell is a text, whatever somebody wrote into the résumé. */
export async function applicantsXlsx(lines: readonly Line[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('应聘者', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.addRow(columns.map(({ header }) => header)).font = { bold: true };
  columns.forEach(({ width }, index) => {
    sheet.getColumn(index + 1).width = width;
    sheet.getColumn(index + 1).numFmt = '@';
  });
  for (const line of lines) sheet.addRow(columns.map(({ cell }) => plain(cell(line))));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** What a spreadsheet would run when the sheet is saved as text and opened again is led by an apostrophe. */
function plain(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
