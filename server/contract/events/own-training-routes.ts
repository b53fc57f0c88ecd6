import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, idParams } from '../shared/schemas.ts';
import { TrainingKindSchema } from './training-schemas.ts';
import { attendanceMarks, enrolmentStates, meetingStates, trainingStates } from './training-vocabulary.ts';

const count = z.number().int();

/** A class as any graduate sees it: nothing about who else comes. */
const OwnTrainingSchema = z.object({
  id,
  kind: TrainingKindSchema,
  title: z.string(),
  unionName: z.string(),
  phone: z.string().nullable(),
  provider: z.string(),
  place: z.string(),
  description: z.string(),
  certificateName: z.string().nullable(),
  startsOn: day,
  endsOn: day,
  state: z.enum(keysOf(trainingStates)),
  /** For whoever asks; null without a limit. */
  placesLeft: count.nullable(),
  /** Null for somebody who never signed up. */
  enrolment: z.enum(keysOf(enrolmentStates)).nullable(),
  /** 候补第几位; null for who does not wait. */
  waitingPosition: count.nullable(),
  maySignUp: z.boolean(),
  mayWithdraw: z.boolean(),
  present: count,
  held: count,
  meetings: z.array(
    z.object({
      id,
      onDay: day,
      hours: z.string(),
      topic: z.string(),
      state: z.enum(keysOf(meetingStates)),
      mark: z.enum(keysOf(attendanceMarks)).nullable(),
    }),
  ),
});
export type OwnTraining = z.output<typeof OwnTrainingSchema>;

export const PersonTrainingsSchema = z.object({
  trainings: z.array(
    OwnTrainingSchema.pick({
      id: true,
      kind: true,
      title: true,
      unionName: true,
      startsOn: true,
      endsOn: true,
      state: true,
      present: true,
      held: true,
    }).extend({ enrolment: z.enum(keysOf(enrolmentStates)), inScope: z.boolean() }),
  ),
  certificates: z.array(
    z.object({
      id,
      name: z.string(),
      number: z.string(),
      issuer: z.string(),
      issuedOn: day,
      renewal: z.boolean(),
    }),
  ),
  guidance: z.array(
    z.object({
      id,
      onDay: day,
      adviser: z.string(),
      note: z.string(),
      followUpOn: day.nullable(),
      followedUp: z.boolean(),
    }),
  ),
});
export type PersonTrainings = z.output<typeof PersonTrainingsSchema>;

export const ownTrainingRoutes = routes({
  listOwnTrainings: {
    method: 'GET',
    path: '/api/me/trainings',
    permission: 'training.own',
    summary: '可以报名的班，和自己的培训、证书、创业指导',
    reply: z.object({
      open: z.array(OwnTrainingSchema),
      mine: z.array(OwnTrainingSchema),
      certificates: PersonTrainingsSchema.shape.certificates,
      /** Dates and adviser only: the note is the adviser's. */
      guidance: z.array(PersonTrainingsSchema.shape.guidance.element.omit({ note: true })),
    }),
  },
  signUp: {
    method: 'POST',
    path: '/api/me/trainings/{id}/sign-up',
    permission: 'training.own',
    summary: '给自己报名；满了进候补',
    params: idParams,
    reply: z.object({ id, state: z.enum(keysOf(enrolmentStates)), waitingPosition: count.nullable() }),
  },
  withdrawOwnEnrolment: {
    method: 'POST',
    path: '/api/me/trainings/{id}/withdrawal',
    permission: 'training.own',
    summary: '开课前退出',
    params: idParams,
    reply: z.object({ id }),
  },
  readPersonTrainings: {
    method: 'GET',
    path: '/api/graduates/{id}/trainings',
    permission: 'training.read',
    summary: '一位毕业生的培训、证书和创业指导',
    params: idParams,
    reply: PersonTrainingsSchema,
  },
});
