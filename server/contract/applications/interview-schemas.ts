import { z } from 'zod';
import { day, id, instant } from '../shared/schemas.ts';

/** A slot as the invited see it. */
export const SlotSchema = z.object({
  id,
  startsAt: instant,
  endsAt: instant,
  place: z.string(),
  lane: z.string(),
});

/** A slot as its company sees it, with who chose it. */
export const CompanySlotSchema = SlotSchema.extend({
  taken: z.object({ applicationId: id, name: z.string() }).nullable(),
  over: z.boolean(),
});

/** What an invited person can choose, and has chosen. */
export const SlotChoiceSchema = z.object({
  mine: SlotSchema.nullable(),
  /** Until the day before. */
  mayChange: z.boolean(),
  free: z.array(SlotSchema),
});

/** The clock after an interview (面试之后): days without a word of the company. */
export const AfterInterviewSchema = z.object({
  days: z.number().int(),
  nudges: z.array(z.object({ at: instant, note: z.string() })),
  closesOn: day,
});
