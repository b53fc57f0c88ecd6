import { z } from 'zod';
import { companyStates } from '../companies/vocabulary.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant } from '../shared/schemas.ts';
import { attendingStates } from './fair-vocabulary.ts';
import { HallSchema } from './plan-schemas.ts';
import { EventLineSchema, ShownPositionSchema } from './schemas.ts';

const count = z.number().int();
const state = z.enum(keysOf(attendingStates));

/** A company at an event as the union sees it. */
export const AttendingSchema = z.object({
  id,
  companyId: id,
  name: z.string(),
  shortName: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
  state,
  wish: z.string(),
  staff: z.array(z.string()),
  reason: z.string().nullable(),
  movedAt: instant,
  arrivedAt: instant.nullable(),
  positions: count,
  openings: count,
  booth: z.string().nullable(),
});
export type Attending = z.output<typeof AttendingSchema>;

export const InvitableSchema = z.object({
  id,
  name: z.string(),
  industry: z.string(),
  unionName: z.string(),
  /** Published positions. */
  open: count,
  state: state.nullable(),
});

export const AttendingOutcomeSchema = z.object({
  done: count,
  rows: z.array(
    z.object({
      id,
      name: z.string().nullable(),
      done: z.boolean(),
      state: state.nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
export type AttendingOutcome = z.output<typeof AttendingOutcomeSchema>;

export const BoothSchema = z.object({
  id,
  number: z.string(),
  x: count,
  y: count,
  width: count,
  height: count,
  /** Of an approved company. */
  company: z
    .object({ eventCompanyId: id, companyId: id, name: z.string(), shortName: z.string() })
    .nullable(),
});
export type Booth = z.output<typeof BoothSchema>;

export const BoothPlanSchema = z.object({ hall: HallSchema, booths: z.array(BoothSchema) });
export type BoothPlanView = z.output<typeof BoothPlanSchema>;

/** An event in a company's list. */
export const CompanyFairLineSchema = EventLineSchema.extend({
  companiesUntil: day.nullable(),
  state: z.enum(['planned', 'held', 'notHeld']),
  attending: state.nullable(),
  booth: z.string().nullable(),
});
export type CompanyFairLine = z.output<typeof CompanyFairLineSchema>;

export const CompanyFairSchema = CompanyFairLineSchema.extend({
  description: z.string(),
  leadPhone: z.string().nullable(),
  coOrganisers: z.array(z.string()),
  sessions: z.array(z.object({ id, label: z.string(), startsAt: instant, endsAt: instant })),
  companyState: z.enum(keysOf(companyStates)),
  wish: z.string(),
  staff: z.array(z.string()),
  reason: z.string().nullable(),
  /** Whether the company may still say yes or ask. */
  mayJoin: z.boolean(),
  mayWithdraw: z.boolean(),
  /** Positions and people may be changed until the last day. */
  mayPrepare: z.boolean(),
  plan: BoothPlanSchema,
  boothId: id.nullable(),
  /** Own published positions, and those shown already. */
  positionsToShow: z.array(ShownPositionSchema.extend({ shown: z.boolean() })),
});
export type CompanyFair = z.output<typeof CompanyFairSchema>;
