import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant, text } from '../shared/schemas.ts';
import {
  absenceReasons,
  followUpDays,
  followUpResults,
  intentKinds,
  resultFigures,
  resultStates,
} from './fair-vocabulary.ts';
import { eventKinds, eventStates } from './vocabulary.ts';

const count = z.number().int();
export const figureKeys = keysOf(resultFigures);
export const FiguresSchema = z.record(z.enum(figureKeys), count);

/** The event a page about its results names. */
export const ResultEventSchema = z.object({
  id,
  title: z.string(),
  kind: z.enum(keysOf(eventKinds)),
  state: z.enum(keysOf(eventStates)),
  startsOn: day,
  endsOn: day,
  leadName: z.string(),
});

const byKind = z.object({ applications: count, interviews: count, intents: count, hires: count });

export const ResultSchema = z.object({
  event: ResultEventSchema,
  /** Led by a unit of the reader's. */
  own: z.boolean(),
  state: z.enum(keysOf(resultStates)),
  /** From the records as they are now. */
  counted: FiguresSchema,
  companiesBy: z.enum(['arrived', 'approved', 'shown']),
  proposal: z
    .object({
      counted: FiguresSchema,
      proposed: FiguresSchema,
      note: z.string(),
      proposedBy: z.string().nullable(),
      proposedAt: instant,
      confirmedBy: z.string().nullable(),
      confirmedAt: instant.nullable(),
      returnedBy: z.string().nullable(),
      returnReason: z.string().nullable(),
    })
    .nullable(),
  mayPropose: z.boolean(),
  mayConfirm: z.boolean(),
  mayReturn: z.boolean(),
  /** The reader proposed it, so another confirms. */
  proposedByReader: z.boolean(),
  /** Nobody else of the leading unit may confirm. */
  alone: z.boolean(),
  shown: z.array(z.object({ id, title: z.string(), companyName: z.string(), headcount: count })),
  companies: z.array(byKind.extend({ id, name: z.string(), booth: z.string().nullable() })),
  /** People of the reader's units by unit; all others together have no name. */
  units: z.array(z.object({ name: z.string().nullable(), registered: count, came: count })),
});
export type EventResult = z.output<typeof ResultSchema>;

/** One record behind a figure; a person of another unit by name and school only, or not at all. */
export const FactSchema = z.object({
  personId: id.nullable(),
  name: z.string().nullable(),
  school: z.string().nullable(),
  company: z.string().nullable(),
  position: z.string().nullable(),
  at: instant.nullable(),
  count,
});

const change = count.min(0).max(1_000_000).nullable().default(null);
export const ProposalSchema = z.object({
  /** Left out: as counted from the records. */
  companies: change,
  visitors: change,
  applications: change,
  intents: change,
  hires: change,
  /** Left out: the headcount of the position as it stands. */
  headcounts: z
    .array(z.object({ positionId: id, headcount: count.min(0).max(9999) }))
    .max(2000)
    .default([]),
  note: text('说明', 200, 0).default(''),
});

/** A graduate of the reader's units at an event, and what came of it. */
export const AttendeeSchema = z.object({
  personId: id,
  name: z.string(),
  unitName: z.string(),
  school: z.string().nullable(),
  admittedAt: instant.nullable(),
  talks: z.array(
    z.object({
      company: z.string(),
      kind: z.enum(keysOf(intentKinds)),
      result: z.enum(keysOf(followUpResults)).nullable(),
    }),
  ),
});

const followUpDay = z.union(followUpDays.map((each) => z.literal(each)));
const person = { personId: id.nullable(), name: z.string(), school: z.string().nullable() };
const ofEvent = { event: z.object({ id, title: z.string() }) };
export const FollowUpLineSchema = z.object({
  id,
  ...person,
  ...ofEvent,
  kind: z.enum(keysOf(intentKinds)),
  company: z.string(),
  position: z.string().nullable(),
  recordedAt: instant,
  /** Day-mark that is due now; null when none is. */
  due: followUpDay.nullable(),
  /** When the next one falls due; null when it is over. */
  nextOn: day.nullable(),
  done: z.array(
    z.object({
      day: followUpDay,
      result: z.enum(keysOf(followUpResults)),
      note: z.string(),
      by: z.string().nullable(),
      at: instant,
    }),
  ),
});
export const AbsenceLineSchema = z.object({
  id,
  ...person,
  ...ofEvent,
  call: z
    .object({
      reason: z.enum(keysOf(absenceReasons)),
      note: z.string(),
      by: z.string().nullable(),
      at: instant,
    })
    .nullable(),
});

/** Where a list goes on: what `next` of the piece before said. */
export const after = z
  .string()
  .max(80)
  .regex(/^[\d a-f-]+$/, { message: '从列表重新进入。' })
  .optional();
/** A piece of a list with the number of all its lines; `next` is null at its end. */
const piece = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), total: count, next: z.string().nullable() });
export const FollowUpPieceSchema = piece(FollowUpLineSchema);
/** `waiting`: those not called yet. */
export const AbsencePieceSchema = piece(AbsenceLineSchema).extend({ waiting: count });

export const FollowUpInputSchema = z.object({
  day: followUpDay,
  result: z.enum(keysOf(followUpResults), { message: '选一个结果。' }),
  note: text('备注', 200, 0).default(''),
});
export const AbsenceInputSchema = z.object({
  reason: z.enum(keysOf(absenceReasons), { message: '选一个原因。' }),
  note: text('备注', 200, 0).default(''),
});
