import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day } from '../shared/schemas.ts';
import { forms, reportStates } from './vocabulary.ts';

/** One filled blank. `value` null is a blank, which is not 0; money is the exact decimal beside whole `fen`. */
export const filledCell = z.object({
  value: z.union([z.number().int(), z.string(), z.null()]),
  fen: z.number().int().optional(),
  text: z.string(),
  unit: z.string(),
  rule: z.string(),
});
export type FilledCell = z.infer<typeof filledCell>;

/** Both days included, Asia/Shanghai. */
export const period = z.object({ start: day, cutoff: day });
export type Period = z.infer<typeof period>;

/** A filled official form; `cells` is keyed `sunshine.01A` … `sunshine.11A`. */
export const filledForm = z.object({
  form: z.enum(keysOf(forms)),
  year: z.number().int(),
  unit: z.object({ code: z.string(), name: z.string() }),
  period,
  state: z.enum(keysOf(reportStates)),
  cells: z.record(z.string(), filledCell),
});
export type FilledForm = z.infer<typeof filledForm>;
