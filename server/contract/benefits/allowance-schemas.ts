import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day, fen, fenSum, id, instant, text } from '../shared/schemas.ts';
import { CountedSchema } from './loan-schemas.ts';
import { allowancePurposes, allowanceStates } from './vocabulary.ts';

const state = z.enum(keysOf(allowanceStates));
const purpose = z.enum(keysOf(allowancePurposes), { message: '选一项用途。' });
const role = z.enum(['graduate', 'caseworker', 'reviewer', 'payer']);

/** What an application for an allowance says; an answered return says it anew. */
export const AllowanceClaimSchema = z.object({
  purpose,
  note: text('用在哪里', 200, 4),
  amountFen: fen,
});

/** A job-seeking allowance (求职补贴) as staff read it in a list. */
export const AllowanceSchema = z.object({
  id,
  /** Null for those who may not open the person's record. */
  personId: id.nullable(),
  name: z.string(),
  unionName: z.string(),
  state,
  purpose: z.enum(keysOf(allowancePurposes)),
  amountFen: fenSum,
  /** Sum of what came back. */
  returnedFen: fenSum,
  appliedOn: day,
  /** The person applied alone; otherwise a caseworker did on their behalf. */
  byPerson: z.boolean(),
  caseworkerName: z.string().nullable(),
  paidOn: day.nullable(),
  receipt: z.string().nullable(),
  /** Why the reader cannot take the step that waits although their role could; null when they can. */
  obstacle: z.string().nullable(),
});
export type AllowanceLine = z.output<typeof AllowanceSchema>;

const step = z.object({
  from: state.nullable(),
  to: state,
  at: instant,
  by: role,
  name: z.string(),
  note: z.string().nullable(),
});

export const AllowanceReturnSchema = z.object({
  id,
  returnedOn: day,
  amountFen: fenSum,
  reason: z.string(),
  recordedBy: z.string(),
  cancelledAt: instant.nullable(),
  cancellationReason: z.string().nullable(),
});

/** Staff who can take the step that waits: of the unit itself, or of the nearest above that has some. */
export const WaitsForSchema = z.object({
  role: z.enum(['reviewer', 'payer']),
  unionName: z.string().nullable(),
  /** The unit itself has nobody for it. */
  above: z.boolean(),
  names: z.array(z.string()),
});
export type WaitsFor = z.output<typeof WaitsForSchema>;

export const AllowanceDetailSchema = AllowanceSchema.extend({
  note: z.string(),
  steps: z.array(step),
  returns: z.array(AllowanceReturnSchema),
  waitsFor: WaitsForSchema.nullable(),
  /** Steps the reader may take now. */
  may: z.array(state),
  /** The reader is its caseworker. */
  mine: z.boolean(),
  counted: CountedSchema.nullable(),
});
export type AllowanceDetail = z.output<typeof AllowanceDetailSchema>;

/** An allowance as the applicant sees it. */
export const OwnAllowanceSchema = z.object({
  id,
  state,
  purpose: z.enum(keysOf(allowancePurposes)),
  note: z.string(),
  amountFen: fenSum,
  returnedFen: fenSum,
  appliedOn: day,
  paidOn: day.nullable(),
  /** Why it came back to be completed, or was not approved. */
  reason: z.string().nullable(),
  steps: z.array(z.object({ to: state, at: instant })),
});
export type OwnAllowance = z.output<typeof OwnAllowanceSchema>;

/** One row of a batch: done, or why not. */
export const AllowanceOutcomeSchema = z.object({
  done: z.number().int(),
  rows: z.array(
    z.object({ id, name: z.string().nullable(), done: z.boolean(), reason: z.string().nullable() }),
  ),
});
