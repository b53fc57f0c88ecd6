import { z } from 'zod';
import { outcomeKinds } from '../households/vocabulary.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant, text } from '../shared/schemas.ts';
import { placementPaths } from './vocabulary.ts';

/** Outcome kinds (毕业去向) a placement may be recorded under. */
export const placementKinds = keysOf(outcomeKinds).filter((kind) => outcomeKinds[kind].placement !== 'no');
export const placementKind = z.enum(placementKinds);
const path = z.enum(keysOf(placementPaths));

/** Placement (实现就业) as the union reads it. */
export const PlacementSchema = z.object({
  id,
  personId: id,
  name: z.string(),
  employerName: z.string(),
  positionTitle: z.string().nullable(),
  applicationId: id.nullable(),
  unionId: id,
  unionName: z.string(),
  path,
  kind: placementKind.nullable(),
  startOn: day,
  /** Confirmed by employer and graduate on the platform. */
  bothSides: z.boolean(),
  evidence: z.string().nullable(),
  /** The kind counts only with evidence and none is there yet. */
  needsEvidence: z.boolean(),
  supplementary: z.boolean(),
  recordedAt: instant,
  cancelledAt: instant.nullable(),
  cancellationReason: z.string().nullable(),
});
export type PlacementLine = z.infer<typeof PlacementSchema>;

/** A hire outside the platform (平台外上岗): always with evidence. */
export const NewPlacementSchema = z.object({
  personId: id,
  employerName: text('用人单位', 60, 2),
  /** Unit that gave the help; left out: the one managing the person that day. */
  unionId: id.optional(),
  kind: placementKind,
  path,
  startOn: day,
  evidence: text('凭据', 200, 2),
});

/** A mistaken record is corrected with a reason, never deleted. */
export const CorrectionSchema = z.object({ reason: text('更正原因', 200, 4) });

/** Where the application of a mistaken hire goes: back to both sides' confirmation, or to its end. */
export const HireCorrectionSchema = CorrectionSchema.extend({
  application: z.enum(['accepted', 'closed']).default('accepted'),
});

/** A graduate of the scope to record a hire for. */
export const PlaceablePersonSchema = z.object({
  personId: id,
  name: z.string(),
  unionName: z.string(),
  school: z.string().nullable(),
  graduationYear: z.number().int().nullable(),
});
