import {
  figureRules,
  followUpResults,
  intentKinds,
  type ResultFigure,
  type ResultState,
  resultFigures,
  resultStates,
} from '@sunshine/contract/events/fair-vocabulary.ts';
import { figureKeys } from '@sunshine/contract/events/result-schemas.ts';
import type { ResultRow } from '@sunshine/db/queries/events/event-results.ts';
import type { FactRow } from '@sunshine/db/queries/events/result-facts.ts';
import type { AttendeeRow, CompanyResult, UnitResult } from '@sunshine/db/queries/events/result-tables.ts';
import type { EventFigures } from '@sunshine/db/schema/fair-results.ts';
import ExcelJS from 'exceljs';

interface Sheets {
  state: ResultState;
  counted: EventFigures;
  result: ResultRow | null;
  facts: { figure: ResultFigure; rows: readonly FactRow[] }[];
  companies: readonly CompanyResult[];
  units: readonly UnitResult[];
  attendees: readonly AttendeeRow[];
}
type Cell = string | number;

/** 汇总 with figures and rules, then the lists; figures are numbers, everything else stays a text. */
export async function resultXlsx(
  event: { title: string; startsOn: string; endsOn: string; leadName: string },
  { state, counted, result, facts, companies, units, attendees }: Sheets,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  const summary = addSheet(
    book,
    '汇总',
    ['项目', '记录里的', '填报的', '单位', '怎么算'],
    [18, 12, 12, 8, 70],
  );
  for (const figure of figureKeys) {
    const { label, unit } = resultFigures[figure];
    addRow(summary, [label, counted[figure], result?.proposed[figure] ?? '', unit, figureRules[figure]]);
  }
  const days = event.startsOn === event.endsOn ? event.startsOn : `${event.startsOn} 至 ${event.endsOn}`;
  const lines = [
    ['活动', event.title],
    ['日期', days],
    ['牵头', event.leadName],
    ['结果', resultStates[state]],
    ['说明', result?.note ?? ''],
  ];
  for (const line of lines) addRow(summary, line);

  const details = addSheet(
    book,
    '明细',
    ['项目', '单位', '岗位', '姓名', '学校', '时间', '数量'],
    [12, 26, 26, 12, 26, 20, 8],
  );
  for (const { figure, rows } of facts) {
    for (const { company, position, name, school, at, count } of rows) {
      const who = [company ?? '', position ?? '', name ?? '', school ?? ''];
      addRow(details, [resultFigures[figure].label, ...who, at ? shanghai(at) : '', count]);
    }
  }
  addCompanies(book, companies);
  const byUnit = addSheet(book, '按街镇', ['工会', '报名', '到场'], [36, 10, 10]);
  for (const { name, registered, came } of units) addRow(byUnit, [name ?? '其他单位的人', registered, came]);
  addAttendees(book, attendees);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function addCompanies(book: ExcelJS.Workbook, companies: readonly CompanyResult[]): void {
  const { application, interview, intent, hire } = intentKinds;
  const head = ['单位', '展位', application, interview, intent, hire];
  const sheet = addSheet(book, '按单位', head, [36, 10, 10, 10, 10, 10]);
  for (const { name, booth, applications, interviews, intents, hires } of companies) {
    addRow(sheet, [name, booth ?? '', applications, interviews, intents, hires]);
  }
}

function addAttendees(book: ExcelJS.Workbook, attendees: readonly AttendeeRow[]): void {
  const sheet = addSheet(
    book,
    '本单位毕业生',
    ['姓名', '工会', '学校', '到场', '和谁谈过'],
    [12, 20, 26, 20, 60],
  );
  for (const { name, unitName, school, admittedAt, talks } of attendees) {
    const said = talks.map(({ company, kind, result }) =>
      [company, intentKinds[kind], result ? followUpResults[result] : ''].filter(Boolean).join(' '),
    );
    addRow(sheet, [
      name,
      unitName,
      school ?? '',
      admittedAt ? shanghai(admittedAt) : '没有来',
      said.join('；'),
    ]);
  }
}

function addSheet(
  book: ExcelJS.Workbook,
  name: string,
  head: readonly string[],
  widths: readonly number[],
): ExcelJS.Worksheet {
  const sheet = book.addWorksheet(name, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: {
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:1',
    },
  });
  sheet.addRow([...head]).font = { bold: true };
  widths.forEach((width, index) => {
    sheet.getColumn(index + 1).width = width;
  });
  return sheet;
}

function addRow(sheet: ExcelJS.Worksheet, values: readonly Cell[]): void {
  const row = sheet.addRow(values.map((value) => (typeof value === 'string' ? asText(value) : value)));
  row.eachCell((cell) => {
    if (typeof cell.value === 'string') cell.numFmt = '@';
  });
}

/** What looks like a formula stays a text, in a copy saved as CSV too. */
function asText(value: string): string {
  return /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value;
}

function shanghai(at: string): string {
  return new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Shanghai' }).slice(0, 16);
}
