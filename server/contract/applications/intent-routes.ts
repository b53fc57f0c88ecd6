import { z } from 'zod';
import { intentKinds } from '../events/fair-vocabulary.ts';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { id, idParams, instant, text } from '../shared/schemas.ts';

/** What a booth (展位) keeps of a talk, and no more: the name the person agreed to show, and what came of it. */
export const IntentSchema = z.object({
  id,
  kind: z.enum(keysOf(intentKinds)),
  /** Null once the person has taken the consent back, unless an application was sent. */
  name: z.string().nullable(),
  positionId: id.nullable(),
  positionTitle: z.string().nullable(),
  note: z.string(),
  applicationId: id.nullable(),
  recordedAt: instant,
  cancelled: z.boolean(),
});
export type Intent = z.output<typeof IntentSchema>;

export const BoothSchema = z.object({
  event: z.object({ id, title: z.string(), startsOn: z.string(), endsOn: z.string(), place: z.string() }),
  booth: z.string().nullable(),
  /** Positions of the company shown at the event. */
  positions: z.array(z.object({ id, title: z.string() })),
  intents: z.array(IntentSchema),
});

export const intentRoutes = routes({
  readBooth: {
    method: 'GET',
    path: '/api/company/events/{id}/booth',
    permission: 'event.join',
    summary: '本单位的展位：展出的岗位和现场的记录',
    params: idParams,
    reply: BoothSchema,
  },
  recordIntent: {
    method: 'POST',
    path: '/api/company/events/{id}/intents',
    permission: 'event.join',
    summary: '扫对方的入场码，记下投递、面试、意向或录用；对方打开了“展位扫码”才行',
    params: idParams,
    body: z.object({
      /** Made by the device: sent again it has one effect and the same answer. */
      intentId: id,
      read: z.string().trim().min(1, { message: '扫对方的入场码，或者输入 8 位字符。' }).max(400),
      kind: z.enum(keysOf(intentKinds), { message: '选一下是投递、面试、意向还是录用。' }),
      positionId: id.nullable().default(null),
      note: text('备注', 200, 0).default(''),
    }),
    reply: IntentSchema,
  },
  cancelIntent: {
    method: 'POST',
    path: '/api/company/events/{id}/intents/{intentId}/cancellation',
    permission: 'event.join',
    summary: '记错了，收回一条现场记录',
    params: z.object({ id, intentId: id }),
    body: z.object({ reason: text('原因', 200, 2) }),
    reply: IntentSchema,
  },
  listOwnIntents: {
    method: 'GET',
    path: '/api/me/events/{id}/intents',
    permission: 'event.register',
    summary: '哪些展位记下了我，记了什么',
    params: idParams,
    reply: z.object({
      items: z.array(
        z.object({
          id,
          companyName: z.string(),
          kind: z.enum(keysOf(intentKinds)),
          positionTitle: z.string().nullable(),
          applicationId: id.nullable(),
          recordedAt: instant,
        }),
      ),
    }),
  },
});
