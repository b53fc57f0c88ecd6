import { requireXlsx } from './container.ts';
import { readDateStyles, readSharedStrings, readSheetList } from './parts.ts';
import { WorkbookRefused } from './refusal.ts';
import { readRows, type SheetRow } from './rows.ts';
import { openZip } from './zip.ts';

const sharedStringsLimit = 64 * 1024 * 1024;

/** An xlsx held in memory whose sheets are streamed row by row. */
export interface Workbook {
  /** Names of the visible sheets in the order of their tabs. */
  sheetNames: string[];
  rows(sheetName: string): AsyncGenerator<SheetRow>;
}

export interface WorkbookLimits {
  fileBytes: number;
  unpackedBytes: number;
  rows: number;
  columns: number;
}

export function openWorkbook(bytes: Buffer, limits: WorkbookLimits): Workbook {
  requireXlsx(bytes, limits.fileBytes);
  const zip = openZip(bytes, limits.unpackedBytes);
  if (!zip.has('xl/workbook.xml')) throw new WorkbookRefused('notXlsx');
  const { sheets, date1904 } = readSheetList(zip);
  const visible = sheets.filter((sheet) => !sheet.hidden);
  const strings = readSharedStrings(zip, sharedStringsLimit);
  const dateStyles = readDateStyles(zip);
  return {
    sheetNames: visible.map((sheet) => sheet.name),
    rows(sheetName) {
      const sheet = visible.find(({ name }) => name === sheetName);
      if (!sheet) throw new WorkbookRefused('noSheet');
      const { rows: maxRows, columns: maxColumns } = limits;
      // One more for the header row.
      return readRows(zip.chunks(sheet.path), {
        strings,
        dateStyles,
        date1904,
        maxRows: maxRows + 20,
        maxColumns,
      });
    },
  };
}
