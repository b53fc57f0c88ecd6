import { parseXml } from './xml.ts';
import type { Zip } from './zip.ts';

const partLimit = 8 * 1024 * 1024;
/** Built-in formats that show a date (ECMA-376 18.8.30), the East Asian ones too. */
const builtInDates = new Set([
  14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58,
]);

export interface SheetPart {
  name: string;
  path: string;
  hidden: boolean;
}

/** Sheets in the order of their tabs, with the part of the zip each lives in. */
export function readSheetList(zip: Zip): { sheets: SheetPart[]; date1904: boolean } {
  const targets = new Map<string, string>();
  if (zip.has('xl/_rels/workbook.xml.rels')) {
    parseXml(zip.text('xl/_rels/workbook.xml.rels', partLimit), {
      open: (name, a) => {
        if (name === 'Relationship' && a['Id'] && a['Target']) targets.set(a['Id'], partPath(a['Target']));
      },
    });
  }
  const sheets: SheetPart[] = [];
  let date1904 = false;
  parseXml(zip.text('xl/workbook.xml', partLimit), {
    open: (name, a) => {
      if (name === 'workbookPr') date1904 = a['date1904'] === '1' || a['date1904'] === 'true';
      const path = targets.get(a['id'] ?? '');
      if (name === 'sheet' && path && zip.has(path)) {
        sheets.push({
          name: a['name'] ?? '',
          path,
          hidden: a['state'] === 'hidden' || a['state'] === 'veryHidden',
        });
      }
    },
  });
  return { sheets, date1904 };
}

function partPath(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`.replace(/[^/]+\/\.\.\//g, '');
}

/** Texts that cells refer to by number; phonetic guides are left out. */
export function readSharedStrings(zip: Zip, maxBytes: number): string[] {
  const strings: string[] = [];
  if (!zip.has('xl/sharedStrings.xml')) return strings;
  let current = '';
  let inText = false;
  let inGuide = false;
  parseXml(zip.text('xl/sharedStrings.xml', maxBytes), {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') inGuide = true;
      else if (name === 't') inText = true;
    },
    text: (text) => {
      if (inText && !inGuide) current += text;
    },
    close: (name) => {
      if (name === 'si') strings.push(current);
      else if (name === 'rPh') inGuide = false;
      else if (name === 't') inText = false;
    },
  });
  return strings;
}

/** For each style number whether it shows a date. */
export function readDateStyles(zip: Zip): boolean[] {
  const styles: boolean[] = [];
  if (!zip.has('xl/styles.xml')) return styles;
  const customDates = new Set<number>();
  let inCellFormats = false;
  parseXml(zip.text('xl/styles.xml', partLimit), {
    open: (name, a) => {
      if (name === 'numFmt' && showsDate(a['formatCode'] ?? '')) customDates.add(Number(a['numFmtId']));
      if (name === 'cellXfs') inCellFormats = true;
      if (name === 'xf' && inCellFormats) {
        const format = Number(a['numFmtId'] ?? 0);
        styles.push(builtInDates.has(format) || customDates.has(format));
      }
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false;
    },
  });
  return styles;
}

function showsDate(formatCode: string): boolean {
  return /[yd]/i.test(formatCode.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}
