import {
  exampleMark,
  importLimits,
  importSheetName,
  type PostingColumn,
  type PostingColumnKey,
  postingColumns,
} from '@sunshine/contract/positions/import-columns.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { openWorkbook } from '../../../workbook/open-workbook.ts';
import { WorkbookRefused } from '../../../workbook/refusal.ts';
import type { Cell, SheetRow } from '../../../workbook/rows.ts';
import { type ReadPosting, readPostingRow } from './read-posting-row.ts';

export type ReadResult =
  | { type: 'rows'; rows: ReadPosting[] }
  /** Headers of required columns that the sheet does not have. */
  | { type: 'missing'; columns: string[] };

const keys = keysOf(postingColumns);

/** Rows of a filled template, the example passed over. Throws `WorkbookRefused`. */
export async function readPostings(bytes: Buffer, today: string): Promise<ReadResult> {
  const workbook = openWorkbook(bytes, importLimits);
  const sheet = workbook.sheetNames.find((name) => name === importSheetName) ?? workbook.sheetNames[0];
  if (sheet === undefined) throw new WorkbookRefused('noSheet');
  let columns: Map<number, PostingColumnKey> | undefined;
  const rows: ReadPosting[] = [];
  for await (const row of workbook.rows(sheet)) {
    if (!columns) {
      columns = columnsOf(row);
      const missing = missingIn(columns);
      if (missing.length > 0) return { type: 'missing', columns: missing };
      continue;
    }
    const cells = cellsOf(row, columns);
    const title = cells.get('title');
    if (cells.size === 0 || (title?.kind === 'text' && title.text.startsWith(exampleMark))) continue;
    if (rows.length >= importLimits.rows) throw new WorkbookRefused('tooManyRows');
    rows.push(readPostingRow(row.number, cells, today));
  }
  if (rows.length === 0) throw new WorkbookRefused('noRows');
  return { type: 'rows', rows };
}

/** The first filled row holds the headers; columns that are not the template's are left out. */
function columnsOf(row: SheetRow): Map<number, PostingColumnKey> {
  const columns = new Map<number, PostingColumnKey>();
  for (const [index, cell] of row.cells) {
    if (cell.kind !== 'text') continue;
    const header = cell.text.normalize('NFKC').replace(/[\s*]/g, '');
    const key = keys.find((each) => postingColumns[each].label === header);
    if (key) columns.set(index, key);
  }
  return columns;
}

function missingIn(columns: ReadonlyMap<number, PostingColumnKey>): string[] {
  const found = new Set(columns.values());
  return keys
    .filter((key) => (postingColumns[key] as PostingColumn).required && !found.has(key))
    .map((key) => postingColumns[key].label);
}

function cellsOf(row: SheetRow, columns: ReadonlyMap<number, PostingColumnKey>): Map<PostingColumnKey, Cell> {
  const cells = new Map<PostingColumnKey, Cell>();
  for (const [index, cell] of row.cells) {
    const key = columns.get(index);
    if (key) cells.set(key, cell);
  }
  return cells;
}
