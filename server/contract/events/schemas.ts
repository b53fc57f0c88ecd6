import { z } from 'zod';
import { payUnits, positionKinds } from '../positions/vocabulary.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant, text } from '../shared/schemas.ts';
import { EventBriefSchema } from './event-brief.ts';
import { calendarKinds } from './kinds.ts';
import { planFields, RegistrationWindowSchema, SessionSchema } from './plan-schemas.ts';
import { visibleText } from './visible-text.ts';
import { eventKinds } from './vocabulary.ts';

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
export const EventLineSchema = EventBriefSchema.extend({
  town: z.string().nullable(),
  companies: count,
  positions: count,
  openings: count,
});
export type EventLine = z.output<typeof EventLineSchema>;

/** A line of the calendar: an event, or a class open to sign-up. */
export const CalendarLineSchema = EventLineSchema.extend({
  record: z.enum(['event', 'training']),
  kind: z.enum(keysOf(calendarKinds)),
  /** Null without a limit or where nobody signs up. */
  placesLeft: count.nullable(),
});
export type CalendarLine = z.output<typeof CalendarLineSchema>;

/** A company at an event as anyone sees it. */
export const PublicCompanySchema = z.object({
  id,
  name: z.string(),
  shortName: z.string(),
  industry: z.string(),
  /** Number of its booth. */
  booth: z.string().nullable(),
});
export type PublicCompany = z.output<typeof PublicCompanySchema>;

const placed = { x: count, y: count, width: count, height: count };
export const PublicPlanSchema = z.object({
  width: count,
  height: count,
  fixtures: z.array(z.object({ label: z.string(), ...placed })),
  booths: z.array(z.object({ id, number: z.string(), ...placed, companyId: id.nullable() })),
});
export type PublicPlan = z.output<typeof PublicPlanSchema>;

export const PublicEventSchema = EventLineSchema.extend({
  description: z.string(),
  leadPhone: z.string().nullable(),
  coOrganisers: z.array(z.string()),
  sessions: z.array(SessionSchema),
  registration: RegistrationWindowSchema,
  attending: z.array(PublicCompanySchema),
  /** Null while no booth is drawn. */
  plan: PublicPlanSchema.nullable(),
  shown: z.array(ShownPositionSchema.extend({ companyId: id })),
});
export type PublicEvent = z.output<typeof PublicEventSchema>;

export const UnionEventLineSchema = CalendarLineSchema.extend({
  /** Held by a unit of the reader's; false for one it joins only. */
  own: z.boolean(),
  supplementary: z.boolean(),
});
export type UnionEventLine = z.output<typeof UnionEventLineSchema>;

export const UnionEventSchema = PublicEventSchema.omit({ attending: true, plan: true, shown: true }).extend({
  own: z.boolean(),
  companiesUntil: day.nullable(),
  expectedVisitors: count.nullable(),
  createdAt: instant,
  /** Lines of the checklist that are open. */
  checksOpen: count,
  applied: count,
  approved: count,
  booths: count,
  boothsTaken: count,
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
    title: visibleText('活动名称', 60, 4),
    startsOn: day,
    endsOn: day,
    hours: text('时间', 40, 0).default(''),
    place: visibleText('地点', 80, 2),
    town: town.nullable().default(null),
    description: visibleText('介绍', 2000, 0).default(''),
    ...planFields,
    /** Default: the actor's own unit. */
    leadUnionId: id.optional(),
    coOrganiserIds: z.array(id).max(20).default([]),
  })
  .refine(({ startsOn, endsOn }) => startsOn <= endsOn, {
    path: ['endsOn'],
    message: '结束日期早于开始日期，核对一下。',
  })
  .refine(({ registrationOpensAt, registrationClosesAt }) => !registrationOpensAt === !registrationClosesAt, {
    path: ['registrationClosesAt'],
    message: '报名的开始和截止都填，或者都空着。',
  });

export const ShowablePositionSchema = ShownPositionSchema.omit({ open: true }).extend({
  suitableForGraduates: z.boolean(),
  shown: z.boolean(),
});

/** A class open to sign-up as anyone sees it; nothing about who comes. */
export const PublicClassSchema = CalendarLineSchema.omit({
  companies: true,
  positions: true,
  openings: true,
}).extend({
  provider: z.string(),
  description: z.string(),
  certificateName: z.string().nullable(),
  leadPhone: z.string().nullable(),
  maySignUp: z.boolean(),
  meetings: z.array(z.object({ id, onDay: day, hours: z.string(), topic: z.string() })),
});
export type PublicClass = z.output<typeof PublicClassSchema>;
