import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant, text } from '../shared/schemas.ts';
import { placementKind } from './placement-schemas.ts';
import { internshipCautions, internshipEnds, internshipKinds } from './vocabulary.ts';

/** Internship (实习) or traineeship (见习) as the union's lists show it. */
export const InternshipSchema = z.object({
  id,
  personId: id,
  name: z.string(),
  kind: z.enum(keysOf(internshipKinds)),
  employerName: z.string(),
  positionTitle: z.string().nullable(),
  applicationId: id.nullable(),
  unionId: id,
  unionName: z.string(),
  confirmedOn: day,
  startOn: day,
  /** Planned last day, moved by extensions. */
  endOn: day.nullable(),
  evidence: z.string().nullable(),
  supplementary: z.boolean(),
  recordedAt: instant,
  cancelledOn: day.nullable(),
  cancellationReason: z.string().nullable(),
  /** Last day, when it is over, and how it ended. */
  endedOn: day.nullable(),
  ended: z.enum(keysOf(internshipEnds)).nullable(),
});
export type InternshipLine = z.infer<typeof InternshipSchema>;

/** One internship with its life: extensions, end, the placement of a person who was kept on. */
export const InternshipLifeSchema = InternshipSchema.extend({
  exceptionReason: z.string().nullable(),
  endNote: z.string().nullable(),
  cautions: z.array(z.enum(keysOf(internshipCautions))),
  extensions: z.array(
    z.object({
      id,
      /** Planned last day before; null when none was planned. */
      fromDay: day.nullable(),
      untilDay: day,
      evidence: z.string(),
      recordedBy: z.string().nullable(),
      recordedAt: instant,
    }),
  ),
  placement: z.object({ id, startOn: day, employerName: z.string() }).nullable(),
});
export type InternshipLife = z.infer<typeof InternshipLifeSchema>;

export const NewInternshipSchema = z.object({
  personId: id,
  kind: z.enum(keysOf(internshipKinds)),
  employerName: text('用人单位', 60, 2),
  unionId: id.optional(),
  /** Day on which employer and person confirmed it. */
  confirmedOn: day,
  startOn: day,
  endOn: day.optional(),
  evidence: text('凭据', 200, 2),
  /** Needed where the usual limits do not hold. */
  exceptionReason: text('特别说明', 200, 4).optional(),
});

/** The same internship goes on (延长): it counts no second time. */
export const ExtensionSchema = z.object({ untilDay: day, evidence: text('凭据', 200, 2) });

/** It is over: as planned, or left early. Who was kept on gets a placement instead. */
export const InternshipEndSchema = z.object({
  endedOn: day,
  ended: z.enum(['completed', 'leftEarly'], { message: '选怎么结束的。' }),
  note: z.string().trim().max(200, { message: '说明最多 200 个字，现在超出了。' }).default(''),
});

/** Kept on as an employee (留用): the internship ends the day before at the latest. */
export const KeptOnSchema = z.object({
  startOn: day,
  /** Last day of the internship; left out: the day before work begins. */
  endedOn: day.optional(),
  kind: placementKind,
  evidence: text('凭据', 200, 2),
});

/** What a graduate sees of an own internship: nothing that staff wrote about it. */
export const OwnInternshipSchema = InternshipSchema.pick({
  id: true,
  kind: true,
  employerName: true,
  positionTitle: true,
  unionName: true,
  startOn: true,
  endOn: true,
  endedOn: true,
  ended: true,
});
export type OwnInternship = z.infer<typeof OwnInternshipSchema>;
