import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant, text } from '../shared/schemas.ts';
import { PlacementSchema } from './placement-schemas.ts';
import { retentionResults } from './vocabulary.ts';

const months = z.number().int();
const result = z.enum(keysOf(retentionResults), { message: '选一个结果。' });
const note = z.string().trim().max(200, { message: '说明最多 200 个字，现在超出了。' }).default('');

/** A retention call (就业回访) that is due: whom to ask, about which placement, since when. */
export const DueCallSchema = z.object({
  placementId: id,
  personId: id,
  name: z.string(),
  /** Masked; null when none is known. */
  phone: z.string().nullable(),
  employerName: z.string(),
  unionName: z.string(),
  startOn: day,
  month: months,
  dueOn: day,
  overdue: z.boolean(),
  /** Calls of this month that reached nobody. */
  tries: z.number().int(),
  lastTriedOn: day.nullable(),
  caseworker: z.string().nullable(),
});
export type DueCall = z.infer<typeof DueCallSchema>;

/** What becomes of a placement that has ended: its last day, and what the person wants now. */
const departure = {
  /** Last day of work. */
  leftOn: day.optional(),
  /** Registers 待就业 from the day after. */
  seeking: z.boolean().default(false),
  /** Opens a help need on the day of the call. */
  need: z.boolean().default(false),
};

export const CallResultsSchema = z.object({
  calledOn: day,
  rows: z
    .array(z.object({ placementId: id, result, note, ...departure }))
    .min(1, { message: '先给至少一个人选结果。' })
    .max(50, { message: '一次最多记 50 条。' }),
});

export const CallOutcomesSchema = z.object({
  done: z.number().int(),
  rows: z.array(
    z.object({
      placementId: id,
      /** Masked; null when the placement is not of the scope. */
      name: z.string().nullable(),
      done: z.boolean(),
      reason: z.string().nullable(),
    }),
  ),
});

/** Somebody left between two calls. */
export const PlacementEndSchema = z.object({ ...departure, leftOn: day, note });

/** A placement with its calls. */
export const PlacementLifeSchema = PlacementSchema.extend({
  endedOn: day.nullable(),
  caseworker: z.string().nullable(),
  /** The internship after which the person was kept on. */
  internshipId: id.nullable(),
  /** The call that is due now. */
  due: z.object({ month: months, dueOn: day }).nullable(),
  calls: z.array(
    z.object({
      id,
      month: months,
      calledOn: day,
      result,
      note: z.string(),
      calledBy: z.string().nullable(),
      cancelled: z.object({ at: instant, reason: z.string() }).nullable(),
    }),
  ),
});
export type PlacementLife = z.infer<typeof PlacementLifeSchema>;

export const CallCorrectionSchema = z.object({ reason: text('更正原因', 200, 4) });
