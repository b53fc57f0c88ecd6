import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { id, idParams, page, paged, text } from '../shared/schemas.ts';
import { calendarKinds } from './kinds.ts';
import {
  CalendarLineSchema,
  EventInputSchema,
  PublicClassSchema,
  PublicEventSchema,
  ShowablePositionSchema,
  UnionEventLineSchema,
  UnionEventSchema,
} from './schemas.ts';
import { eventStates } from './vocabulary.ts';

const done = z.object({ id });
const reason = text('原因', 200, 2);
const positionIds = z.array(id).max(500, { message: '一次最多选 500 个岗位。' });

export const eventRoutes = routes({
  listPublicEvents: {
    method: 'GET',
    path: '/api/events',
    permission: null,
    summary: '招聘会、活动和可以报名的培训班，人人可看',
    query: z.object({
      when: z.enum(['upcoming', 'past']).default('upcoming'),
      kind: z.enum([...keysOf(calendarKinds), 'all']).default('all'),
      page,
    }),
    reply: paged(CalendarLineSchema).extend({
      /** Of every kind that has any. */
      kinds: z.array(z.object({ kind: z.enum(keysOf(calendarKinds)), count: z.number().int() })),
    }),
  },
  readPublicEvent: {
    method: 'GET',
    path: '/api/events/{id}',
    permission: null,
    summary: '一场活动和展出的岗位，人人可看',
    params: idParams,
    reply: PublicEventSchema,
  },
  readPublicClass: {
    method: 'GET',
    path: '/api/classes/{id}',
    permission: null,
    summary: '一个可以报名的培训班，人人可看',
    params: idParams,
    reply: PublicClassSchema,
  },
  listEvents: {
    method: 'GET',
    path: '/api/union/events',
    permission: 'event.read',
    summary: '本单位和下属工会牵头或参加的活动',
    query: z.object({
      state: z.enum([...keysOf(eventStates), 'all']).default('all'),
      kind: z.enum([...keysOf(calendarKinds), 'all']).default('all'),
      page,
    }),
    reply: paged(UnionEventLineSchema).extend({
      kinds: z.array(z.object({ kind: z.enum(keysOf(calendarKinds)), count: z.number().int() })),
    }),
  },
  readEvent: {
    method: 'GET',
    path: '/api/union/events/{id}',
    permission: 'event.read',
    summary: '一场活动的筹备和结果',
    params: idParams,
    reply: UnionEventSchema,
  },
  listJoinableUnits: {
    method: 'GET',
    path: '/api/union/joinable-units',
    permission: 'event.write',
    summary: '可以联合主办的单位',
    reply: z.object({ items: z.array(z.object({ id, name: z.string() })) }),
  },
  planEvent: {
    method: 'POST',
    path: '/api/union/events',
    permission: 'event.write',
    summary: '筹备一场活动',
    body: EventInputSchema,
    reply: done,
  },
  changeEvent: {
    method: 'PUT',
    path: '/api/union/events/{id}',
    permission: 'event.write',
    summary: '改筹备中的活动',
    params: idParams,
    body: EventInputSchema,
    reply: done,
  },
  listShowablePositions: {
    method: 'GET',
    path: '/api/union/events/{id}/showable-positions',
    permission: 'event.write',
    summary: '可以展出的岗位：正在招聘的',
    params: idParams,
    query: z.object({ q: z.string().trim().max(60).default(''), page }),
    reply: paged(ShowablePositionSchema),
  },
  showPositions: {
    method: 'POST',
    path: '/api/union/events/{id}/positions',
    permission: 'event.write',
    summary: '选入或移出展出的岗位',
    params: idParams,
    body: z.object({ add: positionIds.default([]), remove: positionIds.default([]) }),
    reply: z.object({ shown: z.number().int() }),
  },
  recordNotHeld: {
    method: 'POST',
    path: '/api/union/events/{id}/not-held',
    permission: 'event.write',
    summary: '登记没有办成，写明原因',
    params: idParams,
    body: z.object({ reason }),
    reply: done,
  },
  correctEvent: {
    method: 'POST',
    path: '/api/union/events/{id}/correction',
    permission: 'event.write',
    summary: '登记错了，收回确认，退回筹备中重新填结果',
    params: idParams,
    body: z.object({ reason }),
    reply: done,
  },
});
