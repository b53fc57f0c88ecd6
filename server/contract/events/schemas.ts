import { z } from 'zod';
import { payUnits, positionKinds } from '../positions/vocabulary.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, text } from '../shared/schemas.ts';
import { eventKinds, eventStates } from './vocabulary.ts';

const count = z.number().int();
const town = z.string().regex(/^\d{9}$/, { message: '街镇从列表里选。' });

/** What an event shows of a position: nothing that its public page does not show. */
export const ShownPositionSchema = z.object({
  id,
  title: z.string(),
  companyName: z.string(),
  kind: z.enum(keysOf(positionKinds)),
  town: z.string(),
  payMin: count,
  payMax: count,
  payUnit: z.enum(keysOf(payUnits)),
  payMonths: count,
  /** At the close once the event is held, until then the position's own. */
  headcount: count,
  /** Still open to applications, so that its page can be opened. */
  open: z.boolean(),
});
export type ShownPosition = z.output<typeof ShownPositionSchema>;

/** An event as anyone sees it. */
export const EventLineSchema = z.object({
  id,
  kind: z.enum(keysOf(eventKinds)),
  state: z.enum(keysOf(eventStates)),
  title: z.string(),
  startsOn: day,
  /** Last day, included. */
  endsOn: day,
  hours: z.string(),
  place: z.string(),
  town: z.string().nullable(),
  leadName: z.string(),
  companies: count,
  positions: count,
  openings: count,
});
export type EventLine = z.output<typeof EventLineSchema>;

export const PublicEventSchema = EventLineSchema.extend({
  description: z.string(),
  leadPhone: z.string().nullable(),
  coOrganisers: z.array(z.string()),
  shown: z.array(ShownPositionSchema),
});
export type PublicEvent = z.output<typeof PublicEventSchema>;

export const UnionEventLineSchema = EventLineSchema.extend({
  /** Held by a unit of the reader's; false for one it joins only. */
  own: z.boolean(),
  supplementary: z.boolean(),
});
export type UnionEventLine = z.output<typeof UnionEventLineSchema>;

export const UnionEventSchema = PublicEventSchema.extend({
  own: z.boolean(),
  leadUnionId: id,
  coOrganiserIds: z.array(id),
  visitors: count.nullable(),
  notHeldReason: z.string().nullable(),
  shown: z.array(ShownPositionSchema.extend({ suitableForGraduates: z.boolean() })),
  /** Openings that 04B counts: full-time and public-welfare positions suitable for graduates. */
  counted04B: count,
});
export type UnionEvent = z.output<typeof UnionEventSchema>;

export const EventInputSchema = z
  .object({
    kind: z.enum(keysOf(eventKinds), { message: '选一种活动。' }),
    title: text('活动名称', 60, 4),
    startsOn: day,
    endsOn: day,
    hours: text('时间', 40, 0).default(''),
    place: text('地点', 80, 2),
    town: town.nullable().default(null),
    description: text('介绍', 2000, 0).default(''),
    /** Default: the actor's own unit. */
    leadUnionId: id.optional(),
    coOrganiserIds: z.array(id).max(20).default([]),
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
    path: ['endsOn'],
    message: '结束日期早于开始日期，核对一下。',
  });

export const HoldingSchema = z.object({
  visitors: count.min(0).max(1_000_000).nullable().default(null),
  /** Left out: the headcount of the position as it stands. */
  headcounts: z
    .array(z.object({ positionId: id, headcount: count.min(0).max(9999) }))
    .max(2000)
    .default([]),
});

export const ShowablePositionSchema = ShownPositionSchema.omit({ open: true }).extend({
  suitableForGraduates: z.boolean(),
  shown: z.boolean(),
});
