import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant } from '../shared/schemas.ts';
import { standings } from './training-status.ts';
import {
  attendanceMarks,
  enrolmentStates,
  meetingStates,
  trainingKinds,
  trainingStates,
} from './training-vocabulary.ts';
import { visibleText } from './visible-text.ts';

const count = z.number().int();
export const TrainingKindSchema = z.enum(keysOf(trainingKinds), { message: '选一种培训。' });

export const NewMeetingSchema = z.object({
  onDay: day,
  /** As told: 9:00–11:30; empty when a day has one meeting. */
  hours: visibleText('时间', 40, 0).default(''),
  topic: visibleText('内容', 60, 0).default(''),
});
export const NewMeetingsSchema = z
  .array(NewMeetingSchema)
  .max(60, { message: '一次最多排 60 次课，分几次加。' });

const fields = {
  kind: TrainingKindSchema,
  title: visibleText('班名', 60, 2),
  provider: visibleText('培训机构', 60, 0).default(''),
  place: visibleText('地点', 80, 0).default(''),
  description: visibleText('介绍', 1000, 0).default(''),
  certificateName: visibleText('证书名称', 60, 2).nullable().default(null),
  capacity: z
    .number({ message: '名额写数字，比如 30。' })
    .int({ message: '名额写整数。' })
    .min(1, { message: '名额至少 1 个。' })
    .max(10_000, { message: '名额最多 10000 个。' })
    .nullable()
    .default(null),
  /** Places kept until the first day for those whose gap the class closes. */
  reservedPlaces: z
    .number({ message: '保留名额写数字，不留写 0。' })
    .int({ message: '保留名额写整数。' })
    .min(0, { message: '保留名额至少 0 个。' })
    .max(10_000)
    .default(0),
  openToSignUp: z.boolean().default(false),
  startsOn: day,
  endsOn: day,
};
const inOrder = ({ startsOn, endsOn }: { startsOn: string; endsOn: string }): boolean => startsOn <= endsOn;
const outOfOrder = { path: ['endsOn'], message: '结束日期早于开始日期，核对一下。' };

const withinPlaces = (plan: { capacity: number | null; reservedPlaces: number }): boolean =>
  plan.reservedPlaces <= (plan.capacity ?? 0);
const beyondPlaces = { path: ['reservedPlaces'], message: '保留的不能多于名额；名额不限的，不用保留。' };

export const ChangeTrainingSchema = z
  .object(fields)
  .refine(inOrder, outOfOrder)
  .refine(withinPlaces, beyondPlaces);
export const PlanTrainingSchema = z
  .object({
    ...fields,
    /** Default: the actor's own unit. */
    unionId: id.optional(),
    meetings: NewMeetingsSchema.default([]),
  })
  .refine(inOrder, outOfOrder)
  .refine(withinPlaces, beyondPlaces);

/** A class in a list. */
export const TrainingLineSchema = z.object({
  id,
  kind: TrainingKindSchema,
  title: z.string(),
  unionName: z.string(),
  provider: z.string(),
  place: z.string(),
  startsOn: day,
  /** Last day, included; once finished the day of the last meeting held. */
  endsOn: day,
  state: z.enum(keysOf(trainingStates)),
  openToSignUp: z.boolean(),
  capacity: count.nullable(),
  enrolled: count,
  /** Meetings that are not cancelled. */
  meetings: count,
  held: count,
  /** Planned meetings of today or before, whose attendance nobody took yet. */
  toMark: count,
});
export type TrainingLine = z.output<typeof TrainingLineSchema>;

export const MeetingSchema = NewMeetingSchema.extend({
  id,
  hours: z.string(),
  topic: z.string(),
  state: z.enum(keysOf(meetingStates)),
  present: count,
  /** Marks of those who are still enrolled. */
  marked: count,
});
export type Meeting = z.output<typeof MeetingSchema>;

export const EnrolmentSchema = z.object({
  id,
  personId: id,
  /** Masked. */
  name: z.string(),
  school: z.string().nullable(),
  graduationYear: count.nullable(),
  /** Unit of the person as far as it lies within the reader's scope. */
  unionName: z.string().nullable(),
  state: z.enum(keysOf(enrolmentStates)),
  /** Signed up on the site by the person alone. */
  bySelf: z.boolean(),
  /** By meeting. */
  marks: z.record(z.string(), z.enum(keysOf(attendanceMarks))),
  /** Meetings held that the person attended. */
  present: count,
  standing: z.enum(keysOf(standings)),
  /** Certificates that this class led to. */
  certificates: count,
});
export type Enrolment = z.output<typeof EnrolmentSchema>;

export const TrainingSchema = TrainingLineSchema.extend({
  unionId: id,
  description: z.string(),
  certificateName: z.string().nullable(),
  reservedPlaces: count,
  caseworker: z.string().nullable(),
  finishedAt: instant.nullable(),
  cancellationReason: z.string().nullable(),
  /** Share of the meetings held that a person must attend to count. */
  attendancePercent: count,
  timetable: z.array(MeetingSchema),
  enrolments: z.array(EnrolmentSchema),
});
export type Training = z.output<typeof TrainingSchema>;

/** The roll of one meeting: everyone enrolled, with the mark so far. */
export const RollSchema = MeetingSchema.extend({
  trainingId: id,
  title: z.string(),
  trainingState: z.enum(keysOf(trainingStates)),
  /** Place in the class's timetable, from 1, and its length. */
  number: count,
  of: count,
  rows: z.array(
    EnrolmentSchema.pick({ id: true, name: true, school: true, graduationYear: true }).extend({
      mark: z.enum(keysOf(attendanceMarks)).nullable(),
    }),
  ),
});
export type Roll = z.output<typeof RollSchema>;
