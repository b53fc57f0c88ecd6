import { StringDecoder } from 'node:string_decoder';
import { WorkbookRefused } from './refusal.ts';
import { createXmlParser } from './xml.ts';

/** What stands in a cell. A number keeps its digits as written; a date is `YYYY-MM-DD`. */
export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'date'; text: string }
  | { kind: 'formula' }
  | { kind: 'error'; text: string };

export interface SheetRow {
  /** As shown at the left edge of the sheet, from 1. */
  number: number;
  /** Column from 0 → cell; empty cells are left out. */
  cells: Map<number, Cell>;
}

export interface SheetContext {
  strings: readonly string[];
  dateStyles: readonly boolean[];
  date1904: boolean;
  maxRows: number;
  maxColumns: number;
}

/** Rows of a sheet with at least one filled cell, streamed. */
export async function* readRows(
  chunks: AsyncIterable<Buffer>,
  context: SheetContext,
): AsyncGenerator<SheetRow> {
  const ready: SheetRow[] = [];
  let row: SheetRow | undefined;
  let lastRow = 0;
  let column = -1;
  let type = 'n';
  let style = 0;
  let value = '';
  let inValue = false;
  let hasFormula = false;
  let inGuide = false;

  const parser = createXmlParser({
    open(name, a) {
      if (name === 'row') {
        lastRow = a['r'] ? Number(a['r']) : lastRow + 1;
        if (!Number.isInteger(lastRow) || lastRow < 1) throw new WorkbookRefused('damaged');
        row = { number: lastRow, cells: new Map() };
        column = -1;
      } else if (name === 'c') {
        column = a['r'] ? columnOf(a['r']) : column + 1;
        if (column >= context.maxColumns) throw new WorkbookRefused('tooManyColumns');
        type = a['t'] ?? 'n';
        style = Number(a['s'] ?? 0);
        value = '';
        hasFormula = false;
      } else if (name === 'f') hasFormula = true;
      else if (name === 'rPh') inGuide = true;
      else if (name === 'v' || name === 't') inValue = !inGuide;
    },
    text(text) {
      if (inValue) value += text;
    },
    close(name) {
      if (name === 'v' || name === 't') inValue = false;
      else if (name === 'rPh') inGuide = false;
      else if (name === 'c') {
        const cell = hasFormula ? ({ kind: 'formula' } as const) : readCell(type, style, value, context);
        if (cell) row?.cells.set(column, cell);
      } else if (name === 'row') {
        if (row && row.cells.size > 0) ready.push(row);
        row = undefined;
      }
    },
  });

  const decoder = new StringDecoder('utf8');
  let rows = 0;
  for await (const chunk of chunks) {
    parser.write(decoder.write(chunk));
    for (const done of ready.splice(0)) {
      rows += 1;
      if (rows > context.maxRows) throw new WorkbookRefused('tooManyRows');
      yield done;
    }
  }
  parser.close();
}

function readCell(type: string, style: number, value: string, context: SheetContext): Cell | undefined {
  if (type === 's') return textCell(context.strings[Number(value)] ?? '');
  if (type === 'inlineStr' || type === 'str') return textCell(value);
  if (type === 'e') return { kind: 'error', text: value };
  if (type === 'b') return textCell(value === '1' ? '是' : '否');
  if (type === 'd') return { kind: 'date', text: value.slice(0, 10) };
  if (value === '') return undefined;
  if (context.dateStyles[style] && Number.isFinite(Number(value))) {
    return { kind: 'date', text: serialDay(Number(value), context.date1904) };
  }
  return { kind: 'number', text: value };
}

/** Excel writes control characters as _x000D_; line breaks become spaces. */
function textCell(raw: string): Cell | undefined {
  const text = raw
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they come from cells and must not reach the database
    .replace(/[\u0000-\u001f\u007f]+/g, ' ')
    .trim();
  return text === '' ? undefined : { kind: 'text', text };
}

/** Day of a serial number; Excel believes that 1900 was a leap year. */
export function serialDay(serial: number, date1904: boolean): string {
  const days = Math.floor(serial) + (date1904 ? 1462 : 0);
  const instant = new Date(Date.UTC(1899, 11, days < 61 ? 31 : 30) + days * 86_400_000);
  return Number.isNaN(instant.getTime()) ? '' : instant.toISOString().slice(0, 10);
}

/** `C7` → 2. */
function columnOf(reference: string): number {
  let column = 0;
  for (const character of reference) {
    const code = character.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  if (column === 0 || column > 16_384) throw new WorkbookRefused('damaged');
  return column - 1;
}

/** 2 → `C`. */
export function columnLetter(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}
