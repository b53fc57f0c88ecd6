import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { id, instant, paged } from '../shared/schemas.ts';
import { rosterColumns, rosterImportStates } from './roster.ts';

export const RosterMappingSchema = z.partialRecord(
  z.enum(keysOf(rosterColumns)),
  z.string().regex(/^[A-Z]{1,3}$/, { message: '选一列。' }),
);

export const RosterSheetSchema = z.object({
  sheet: z.string(),
  headerRow: z.number().int(),
  headers: z.array(z.object({ letter: z.string(), title: z.string() })),
  mapping: RosterMappingSchema,
  /** Required columns the suggestion could not find. */
  missing: z.array(z.enum(keysOf(rosterColumns))),
});

export const RosterImportSchema = z.object({
  id,
  unionId: id,
  unionName: z.string(),
  fileName: z.string(),
  sheet: z.string().nullable(),
  state: z.enum(keysOf(rosterImportStates)),
  /** One sentence when it failed. */
  failure: z.string().nullable(),
  rowsTotal: z.number().int(),
  rowsDone: z.number().int(),
  rowsNew: z.number().int(),
  rowsChanged: z.number().int(),
  rowsUnchanged: z.number().int(),
  rowsBad: z.number().int(),
  createdBy: z.string().nullable(),
  createdAt: instant,
  committedAt: instant.nullable(),
  /** The uploaded file is kept until written or abandoned; without it nothing can be checked again. */
  hasFile: z.boolean(),
});

export const RosterBadRowSchema = z.object({
  row: z.number().int(),
  name: z.string(),
  problems: z.array(
    z.object({ column: z.string(), value: z.string(), problem: z.string(), remedy: z.string() }),
  ),
});

export const RosterSheetsSchema = z.object({
  items: z.array(RosterSheetSchema),
  chosen: z.object({ sheet: z.string(), mapping: RosterMappingSchema }).nullable(),
});
export const RosterBadRowsSchema = paged(RosterBadRowSchema);

export type RosterImport = z.output<typeof RosterImportSchema>;
export type RosterSheets = z.output<typeof RosterSheetsSchema>;
export type RosterBadRows = z.output<typeof RosterBadRowsSchema>;
