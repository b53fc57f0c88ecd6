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

/** A slot at a fair as its company sees it. */
export const FairSlotSchema = CompanySlotSchema.extend({ positionId: id, positionTitle: z.string() });

/** The slots of a company at a fair (招聘会面试时段), for which of its positions, and who could be given one. */
export const FairSlotsSchema = z.object({
  fair: z.object({
    id,
    title: z.string(),
    startsOn: day,
    endsOn: day,
    /** Null while no booth was given: then no slot can be offered. */
    booth: z.string().nullable(),
    over: z.boolean(),
  }),
  positions: z.array(z.object({ id, title: z.string() })),
  items: z.array(FairSlotSchema),
  /** Applicants of these positions whose interview has no time yet. */
  applicants: z.array(z.object({ id, name: z.string(), positionId: id })),
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
