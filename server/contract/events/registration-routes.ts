import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { id, idParams, page, paged, text } from '../shared/schemas.ts';
import { registrationStates } from './fair-vocabulary.ts';
import { TrainingPersonSchema } from './people-schemas.ts';
import {
  EventPlacesSchema,
  OwnEventSchema,
  OwnRegistrationSchema,
  RegistrationLineSchema,
  RegistrationOutcomeSchema,
  RegistrationSumsSchema,
  TicketEventSchema,
} from './registration-schemas.ts';

const sessionId = id.nullable().default(null);
const search = z.string().trim().max(60).default('');

export const registrationRoutes = routes({
  readEventPlaces: {
    method: 'GET',
    path: '/api/events/{id}/places',
    permission: null,
    summary: '一场活动还有几个位置、几个人候补，人人可看',
    params: idParams,
    reply: EventPlacesSchema,
  },
  listOwnRegistrations: {
    method: 'GET',
    path: '/api/me/registrations',
    permission: 'event.register',
    summary: '自己报名的活动',
    reply: z.object({
      items: z.array(
        z.object({
          event: TicketEventSchema,
          registration: OwnRegistrationSchema.omit({ ticket: true, qr: true }),
        }),
      ),
    }),
  },
  readOwnRegistration: {
    method: 'GET',
    path: '/api/me/events/{id}',
    permission: 'event.register',
    summary: '自己在一场活动的报名和入场码',
    params: idParams,
    reply: OwnEventSchema,
  },
  registerForEvent: {
    method: 'POST',
    path: '/api/me/events/{id}/registration',
    permission: 'event.register',
    summary: '给自己报名；满了进候补',
    params: idParams,
    body: z.object({ sessionId }),
    reply: RegistrationOutcomeSchema,
  },
  cancelOwnRegistration: {
    method: 'POST',
    path: '/api/me/registrations/{id}/cancellation',
    permission: 'event.register',
    summary: '取消自己的报名；再取消一次结果不变',
    params: idParams,
    reply: RegistrationOutcomeSchema,
  },
  changeOwnSession: {
    method: 'POST',
    path: '/api/me/registrations/{id}/session',
    permission: 'event.register',
    summary: '换一个还有位置的场次',
    params: idParams,
    body: z.object({ sessionId: id }),
    reply: RegistrationOutcomeSchema,
  },
  setBoothConsent: {
    method: 'POST',
    path: '/api/me/registrations/{id}/booth-consent',
    permission: 'event.register',
    summary: '同意或不再同意展位扫码',
    params: idParams,
    body: z.object({ consents: z.boolean() }),
    reply: z.object({ id, consents: z.boolean() }),
  },
  listRegistrations: {
    method: 'GET',
    path: '/api/union/events/{id}/registrations',
    permission: 'event.read',
    summary: '报名名单：本单位的人，牵头单位看全部的姓名和入场码',
    params: idParams,
    query: z.object({
      q: search,
      state: z.enum([...keysOf(registrationStates), 'all']).default('all'),
      page,
    }),
    reply: paged(RegistrationLineSchema).extend({
      event: TicketEventSchema,
      /** The reader's units lead it: all registered people are listed. */
      own: z.boolean(),
      places: EventPlacesSchema,
      sums: RegistrationSumsSchema,
    }),
  },
  exportRegistrations: {
    method: 'GET',
    path: '/api/union/events/{id}/registrations.xlsx',
    permission: 'event.write',
    summary: '报名名单，打印用',
    params: idParams,
    reply: 'file',
  },
  listRegistrablePeople: {
    method: 'GET',
    path: '/api/union/events/{id}/registrable-people',
    permission: 'event.write',
    summary: '可以代为报名的毕业生',
    params: idParams,
    query: z.object({ q: search }),
    reply: z.object({
      items: z.array(
        TrainingPersonSchema.extend({ registration: z.enum(keysOf(registrationStates)).nullable() }),
      ),
    }),
  },
  registerPerson: {
    method: 'POST',
    path: '/api/union/events/{id}/registrations',
    permission: 'event.write',
    summary: '替一个人报名，没有手机也行',
    params: idParams,
    body: z.object({ personId: id, sessionId }),
    reply: RegistrationOutcomeSchema,
  },
  readRegistration: {
    method: 'GET',
    path: '/api/union/registrations/{id}',
    permission: 'event.write',
    summary: '一个人的入场码，打印用',
    params: idParams,
    reply: OwnEventSchema,
  },
  cancelRegistration: {
    method: 'POST',
    path: '/api/union/registrations/{id}/cancellation',
    permission: 'event.write',
    summary: '替一个人取消报名，写明原因',
    params: idParams,
    body: z.object({ reason: text('原因', 200, 2) }),
    reply: RegistrationOutcomeSchema,
  },
});
