import {
  type RosterColumnKey,
  type RosterMapping,
  rosterColumns,
} from '@sunshine/contract/households/roster.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { columnLetter, type SheetRow } from '../../../workbook/rows.ts';

export interface SheetHeader {
  letter: string;
  title: string;
}

export interface SheetPreview {
  sheet: string;
  /** Row of the headers, from 1. */
  headerRow: number;
  headers: SheetHeader[];
  mapping: RosterMapping;
}

const keys = keysOf(rosterColumns);
/** Titles, notes and merged cells stand above the headers of real spreadsheets. */
export const headerSearchRows = 10;

function plain(title: string): string {
  return title.normalize('NFKC').replace(/[\s*＊:：()（）【】[\]"“”]|必填|选填|可不填/g, '');
}

const keyByTitle = new Map<string, RosterColumnKey>();
for (const key of keys) keyByTitle.set(plain(rosterColumns[key].label), key);
for (const key of keys) {
  for (const synonym of rosterColumns[key].synonyms) {
    if (!keyByTitle.has(plain(synonym))) keyByTitle.set(plain(synonym), key);
  }
}

/** Which column of the sheet is which column of the roster, by its title; own labels win over synonyms. */
export function suggestMapping(headers: readonly SheetHeader[]): RosterMapping {
  const mapping: RosterMapping = {};
  const exact = new Map(keys.map((key) => [plain(rosterColumns[key].label), key]));
  for (const source of [exact, keyByTitle]) {
    for (const { letter, title } of headers) {
      const key = source.get(plain(title));
      if (key && mapping[key] === undefined && !Object.values(mapping).includes(letter))
        mapping[key] = letter;
    }
  }
  return mapping;
}

/** The row whose cells look most like headers among the first ones; undefined when none does. */
export function findHeaderRow(
  rows: readonly SheetRow[],
): (Omit<SheetPreview, 'sheet' | 'headerRow'> & { row: number }) | undefined {
  let best: { row: number; headers: SheetHeader[]; mapping: RosterMapping; score: number } | undefined;
  for (const row of rows.slice(0, headerSearchRows)) {
    const headers = [...row.cells]
      .flatMap(([column, cell]) =>
        cell.kind === 'text' ? [{ letter: columnLetter(column), title: cell.text.slice(0, 40) }] : [],
      )
      .sort((a, b) => a.letter.length - b.letter.length || (a.letter < b.letter ? -1 : 1));
    if (headers.length < 2) continue;
    // A known title weighs more than any number of other texts.
    const mapping = suggestMapping(headers);
    const score = Object.keys(mapping).length * 1000 + headers.length;
    if (!best || score > best.score) best = { row: row.number, headers, mapping, score };
  }
  return best;
}
