import type { RosterMapping } from '@sunshine/contract/households/roster.ts';
import type { WorkbookFault } from '../../../workbook/refusal.ts';
import type { RosterRow } from './roster-row.ts';
import type { SheetPreview } from './suggest-mapping.ts';
import type { BadRow } from './write-bad-rows.ts';

/** What a reading thread is asked to do. */
export type ReadTask =
  | { name: 'inspect'; bytes: Uint8Array }
  | { name: 'read'; bytes: Uint8Array; sheet: string; mapping: RosterMapping; today: string };

export type ReadMessage =
  | { type: 'sheets'; sheets: SheetPreview[] }
  | { type: 'rows'; rows: RosterRow[] }
  | { type: 'end' }
  | { type: 'refused'; fault: WorkbookFault };

/** What a writing thread is asked to do; it answers the bytes of an xlsx. */
export type WriteTask = { name: 'template' } | { name: 'badRows'; rows: BadRow[] };
