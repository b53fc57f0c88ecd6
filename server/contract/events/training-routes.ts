import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { id, idParams, page, paged, text } from '../shared/schemas.ts';
import { chosenPeople, EntryReplySchema, TrainingPersonSchema } from './people-schemas.ts';
import {
  ChangeTrainingSchema,
  NewMeetingsSchema,
  PlanTrainingSchema,
  TrainingLineSchema,
  TrainingSchema,
} from './training-schemas.ts';
import { enrolmentStates, trainingKinds, trainingStates } from './training-vocabulary.ts';

const done = z.object({ id });
const reason = text('原因', 200, 2);

export const trainingRoutes = routes({
  listTrainings: {
    method: 'GET',
    path: '/api/union/trainings',
    permission: 'training.read',
    summary: '本单位和下属工会的培训班',
    query: z.object({
      state: z.enum([...keysOf(trainingStates), 'all']).default('all'),
      kind: z.enum([...keysOf(trainingKinds), 'all']).default('all'),
      q: z.string().trim().max(60).default(''),
      page,
    }),
    reply: paged(TrainingLineSchema).extend({
      counts: z.record(z.enum(keysOf(trainingStates)), z.number().int()),
    }),
  },
  planTraining: {
    method: 'POST',
    path: '/api/union/trainings',
    permission: 'training.write',
    summary: '筹备一个培训班',
    body: PlanTrainingSchema,
    reply: done,
  },
  readTraining: {
    method: 'GET',
    path: '/api/union/trainings/{id}',
    permission: 'training.read',
    summary: '一个培训班：课表、报名、出勤、谁计入',
    params: idParams,
    reply: TrainingSchema,
  },
  changeTraining: {
    method: 'PUT',
    path: '/api/union/trainings/{id}',
    permission: 'training.write',
    summary: '改筹备中的培训班',
    params: idParams,
    body: ChangeTrainingSchema,
    reply: done,
  },
  addMeetings: {
    method: 'POST',
    path: '/api/union/trainings/{id}/meetings',
    permission: 'training.write',
    summary: '加几次课；班的起止日期跟着变',
    params: idParams,
    body: z.object({ meetings: NewMeetingsSchema.min(1, { message: '至少写一次课的日期。' }) }),
    reply: done,
  },
  finishTraining: {
    method: 'POST',
    path: '/api/union/trainings/{id}/finishing',
    permission: 'training.write',
    summary: '结班：到课够的人计入统计表',
    params: idParams,
    reply: z.object({ id, attended: z.number().int() }),
  },
  cancelTraining: {
    method: 'POST',
    path: '/api/union/trainings/{id}/cancellation',
    permission: 'training.write',
    summary: '登记没有办，告诉报名的人',
    params: idParams,
    body: z.object({ reason }),
    reply: done,
  },
  correctTraining: {
    method: 'POST',
    path: '/api/union/trainings/{id}/correction',
    permission: 'training.write',
    summary: '登记错了，退回筹备中',
    params: idParams,
    body: z.object({ reason }),
    reply: done,
  },
  listTrainingPeople: {
    method: 'GET',
    path: '/api/union/training-people',
    permission: 'training.write',
    summary: '可以报名、记证书、记指导的毕业生',
    query: z.object({
      q: z.string().trim().max(60).default(''),
      year: z.coerce.number().int().min(1960).max(2100).optional(),
      /** These people and nobody else. */
      personIds: z
        .union([z.string(), z.array(z.string())])
        .transform((typed) => [typed].flat())
        .pipe(z.array(id).max(100))
        .optional(),
      /** Says of each whether they are in this class. */
      classId: id.optional(),
      page,
    }),
    reply: paged(
      TrainingPersonSchema.extend({ enrolment: z.enum(keysOf(enrolmentStates)).nullable() }),
    ).extend({ years: z.array(z.number().int()) }),
  },
  enrolPeople: {
    method: 'POST',
    path: '/api/union/trainings/{id}/enrolments',
    permission: 'training.write',
    summary: '替人报名，一次可以很多人，逐个说明结果',
    params: idParams,
    body: z.object(chosenPeople),
    reply: EntryReplySchema,
  },
  withdrawEnrolment: {
    method: 'POST',
    path: '/api/union/trainings/{id}/withdrawals',
    permission: 'training.write',
    summary: '替一个人退出',
    params: idParams,
    body: z.object({ personId: id }),
    reply: done,
  },
});
