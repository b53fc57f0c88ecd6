import {
  type RosterColumnKey,
  rosterColumns,
  rosterSheetName,
} from '@sunshine/contract/households/roster.ts';
import ExcelJS from 'exceljs';
import { syntheticIdNumber } from './id-numbers.ts';

export type GivenRosterRow = Partial<Record<RosterColumnKey, ExcelJS.CellValue>>;

const surnames = [...'沈陆顾周许孟田俞陶吴'];
const givenNames = [...'明芳华琴峰洁伟丽强敏'];

/** A good row: household `h` with one graduate; rows differ in everything a person would notice. */
export function givenRosterRow(h: number, changes: GivenRosterRow = {}): GivenRosterRow {
  const surname = surnames[h % 10] ?? '沈';
  const [year, sequence] = [Math.floor(h / 900), (h % 900) + 1];
  return {
    workerName: `${surname}建${givenNames[Math.floor(h / 10) % 10]}`,
    workerIdNumber: syntheticIdNumber(`${1955 + year}-03-15`, sequence),
    workerPhone: `199${String(10_000_000 + h)}`,
    category: '相对困难',
    mainCause: '子女上学',
    openedOn: '2025-03-18',
    memberName: `${surname}一${givenNames[h % 10]}`,
    memberIdNumber: syntheticIdNumber(
      `200${Math.floor(year / 12) % 5}-${String((year % 12) + 1).padStart(2, '0')}-15`,
      sequence,
    ),
    relation: '子女',
    school: '上海商贸职业学院',
    campusDivision: '青浦区',
    major: '大数据与会计',
    degree: '大专',
    graduationYear: '2026',
    outcome: '待就业',
    needsHelp: '是',
    ...changes,
  };
}

/** An xlsx with the template's headers, or with headers of the unit's own. */
export async function givenRosterFile(
  rows: readonly GivenRosterRow[],
  options: { headers?: Partial<Record<RosterColumnKey, string>>; sheet?: string; title?: string } = {},
): Promise<Buffer> {
  const keys = Object.keys(options.headers ?? rosterColumns) as RosterColumnKey[];
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(options.sheet ?? rosterSheetName);
  if (options.title) sheet.addRow([options.title]);
  sheet.addRow(keys.map((key) => options.headers?.[key] ?? rosterColumns[key].label));
  for (const row of rows) sheet.addRow(keys.map((key) => row[key] ?? null));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
