import type { RosterColumnKey } from '@sunshine/contract/households/roster.ts';
import type { Cipher } from '../../../cipher.ts';

type Cells = Partial<Record<RosterColumnKey, string>>;

/** An uploaded roster lies sealed until it is written or abandoned. */
export const filePurpose = (importId: string): string => `roster_imports.file:${importId}`;
const cellsPurpose = (importId: string, row: number): string => `roster_bad_rows.cells:${importId}:${row}`;

export function sealCells(cipher: Cipher, importId: string, row: number, cells: Cells): Buffer {
  return cipher.seal(JSON.stringify(cells), cellsPurpose(importId, row));
}

export function openCells(cipher: Cipher, importId: string, row: number, sealed: Uint8Array): Cells {
  // Only `sealCells` writes these bytes, and GCM refuses any others.
  return JSON.parse(cipher.open(sealed, cellsPurpose(importId, row))) as Cells;
}
