import { z } from 'zod';
import { routes } from '../route.ts';
import { day, id, idParams, instant, page, paged, text } from '../shared/schemas.ts';
import { chosenPeople, EntryReplySchema } from './people-schemas.ts';

export const GuidanceSchema = z.object({
  id,
  personId: id,
  /** Masked. */
  personName: z.string(),
  unionName: z.string(),
  onDay: day,
  adviser: z.string(),
  note: z.string(),
  followUpOn: day.nullable(),
  followedUpAt: instant.nullable(),
  followUpNote: z.string().nullable(),
  recordedBy: z.string().nullable(),
  recordedAt: instant,
  cancelledAt: instant.nullable(),
  cancellationReason: z.string().nullable(),
});
export type Guidance = z.output<typeof GuidanceSchema>;

const NewGuidanceSchema = z
  .object({
    ...chosenPeople,
    onDay: day,
    adviser: text('指导人', 30, 2),
    note: text('谈了什么', 1000, 4),
    followUpOn: day.nullable().default(null),
    /** Default: the actor's own unit. */
    unionId: id.optional(),
  })
  .refine(({ onDay, followUpOn }) => !followUpOn || followUpOn > onDay, {
    path: ['followUpOn'],
    message: '回访日期要在指导之后。',
  });

export const guidanceRoutes = routes({
  listGuidance: {
    method: 'GET',
    path: '/api/union/guidance',
    permission: 'training.read',
    summary: '本单位和下属工会的创业指导；due 是今天该回访的',
    query: z.object({
      q: z.string().trim().max(60).default(''),
      show: z.enum(['given', 'due', 'cancelled']).default('given'),
      page,
    }),
    reply: paged(GuidanceSchema).extend({ due: z.number().int() }),
  },
  recordGuidance: {
    method: 'POST',
    path: '/api/union/guidance',
    permission: 'training.write',
    summary: '记创业指导，一次可以几个人，一人一次',
    body: NewGuidanceSchema,
    reply: EntryReplySchema,
  },
  followUpGuidance: {
    method: 'POST',
    path: '/api/union/guidance/{id}/follow-up',
    permission: 'training.write',
    summary: '回访过了，写下情况',
    params: idParams,
    body: z.object({ note: text('回访情况', 500, 2) }),
    reply: GuidanceSchema,
  },
  cancelGuidance: {
    method: 'POST',
    path: '/api/union/guidance/{id}/cancellation',
    permission: 'training.write',
    summary: '撤销登记错的指导',
    params: idParams,
    body: z.object({ reason: text('原因', 200, 2) }),
    reply: GuidanceSchema,
  },
});
