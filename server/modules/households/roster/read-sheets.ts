import { type RosterMapping, rosterLimits } from '@sunshine/contract/households/roster.ts';
import { openWorkbook, type Workbook } from '../../../workbook/open-workbook.ts';
import { WorkbookRefused } from '../../../workbook/refusal.ts';
import type { SheetRow } from '../../../workbook/rows.ts';
import { createRowComparison } from './compare-rows.ts';
import { readRow } from './read-row.ts';
import type { RosterRow } from './roster-row.ts';
import { findHeaderRow, headerSearchRows, type SheetPreview } from './suggest-mapping.ts';

/** Sheets that have headers, the best guess for the roster first. */
export async function inspectWorkbook(bytes: Buffer): Promise<SheetPreview[]> {
  const workbook = openWorkbook(bytes, rosterLimits);
  const previews: SheetPreview[] = [];
  for (const sheet of workbook.sheetNames.slice(0, 30)) {
    const found = findHeaderRow(await firstRows(workbook, sheet));
    if (found) previews.push({ sheet, headerRow: found.row, headers: found.headers, mapping: found.mapping });
  }
  if (previews.length === 0) throw new WorkbookRefused('noHeader');
  return previews.sort((a, b) => Object.keys(b.mapping).length - Object.keys(a.mapping).length);
}

/** Rows below the headers, read, checked one by one and against each other. */
export async function* readRoster(
  bytes: Buffer,
  sheet: string,
  mapping: RosterMapping,
  today: string,
): AsyncGenerator<RosterRow> {
  const workbook = openWorkbook(bytes, rosterLimits);
  const header = findHeaderRow(await firstRows(workbook, sheet));
  if (!header) throw new WorkbookRefused('noHeader');
  const compare = createRowComparison();
  let rows = 0;
  for await (const sheetRow of workbook.rows(sheet)) {
    if (sheetRow.number <= header.row) continue;
    const row = readRow(sheetRow, mapping, today);
    // Notes and sums beside the mapped columns are not rows of the roster.
    if (Object.keys(row.typed).length === 0) continue;
    compare(row);
    rows += 1;
    yield row;
  }
  if (rows === 0) throw new WorkbookRefused('noRows');
}

async function firstRows(workbook: Workbook, sheet: string): Promise<SheetRow[]> {
  const rows: SheetRow[] = [];
  for await (const row of workbook.rows(sheet)) {
    rows.push(row);
    if (rows.length >= headerSearchRows) break;
  }
  return rows;
}
