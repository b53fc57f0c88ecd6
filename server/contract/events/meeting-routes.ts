import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { id, idParams, text } from '../shared/schemas.ts';
import { RollSchema } from './training-schemas.ts';
import { attendanceMarks } from './training-vocabulary.ts';

const reason = text('原因', 200, 2);
const mark = z.enum(keysOf(attendanceMarks));
/** The class the meeting belongs to. */
const ofClass = z.object({ id });

export const meetingRoutes = routes({
  readMeeting: {
    method: 'GET',
    path: '/api/union/training-meetings/{id}',
    permission: 'training.read',
    summary: '一次课的点名册',
    params: idParams,
    reply: RollSchema,
  },
  recordAttendance: {
    method: 'POST',
    path: '/api/union/training-meetings/{id}/attendance',
    permission: 'training.write',
    summary: '点名：一次课所有人的出勤',
    params: idParams,
    body: z.object({
      /** Mark of everyone enrolled who is not named below. */
      everyone: mark.nullable().default(null),
      marks: z
        .array(z.object({ enrolmentId: id, mark }))
        .max(2000)
        .default([]),
    }),
    reply: z.object({
      id,
      present: z.number().int(),
      /** Enrolled persons without a mark. */
      unmarked: z.number().int(),
      /** Named here, but no longer enrolled. */
      left: z.number().int(),
    }),
  },
  cancelMeeting: {
    method: 'POST',
    path: '/api/union/training-meetings/{id}/cancellation',
    permission: 'training.write',
    summary: '停一次课，告诉报名的人',
    params: idParams,
    body: z.object({ reason }),
    reply: ofClass,
  },
  correctMeeting: {
    method: 'POST',
    path: '/api/union/training-meetings/{id}/correction',
    permission: 'training.write',
    summary: '点名或停课登记错了，退回待上课',
    params: idParams,
    body: z.object({ reason }),
    reply: ofClass,
  },
  removeMeeting: {
    method: 'POST',
    path: '/api/union/training-meetings/{id}/removal',
    permission: 'training.write',
    summary: '从课表里拿掉还没有点过名的一次课',
    params: idParams,
    reply: ofClass,
  },
});
