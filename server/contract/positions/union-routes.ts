import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { id, idParams, page, paged, text } from '../shared/schemas.ts';
import { UnionPositionRowSchema, UnionPositionSchema } from './schemas.ts';
import { positionStates, preferences } from './vocabulary.ts';

const version = z.number().int();

/** What a union does with the positions of companies in its scope and those it approved. */
export const unionPositionRoutes = routes({
  listUnionPositions: {
    method: 'GET',
    path: '/api/union/positions',
    permission: 'position.read',
    summary: '本单位和下级管的职位，待审核的先送先审',
    query: z.object({
      state: z.enum(keysOf(positionStates)).optional(),
      company: id.optional(),
      q: z.string().trim().max(40).default(''),
      page,
    }),
    reply: paged(UnionPositionRowSchema).extend({
      /** How many stand in each state, whatever the filter by state. */
      counts: z.record(z.enum(keysOf(positionStates)), z.number().int()),
    }),
  },
  readUnionPosition: {
    method: 'GET',
    path: '/api/union/positions/{id}',
    permission: 'position.read',
    summary: '看一个职位、检查结果和推荐方式',
    params: idParams,
    reply: UnionPositionSchema,
  },
  publishPosition: {
    method: 'POST',
    path: '/api/union/positions/{id}/publication',
    permission: 'position.review',
    summary: '审核通过并发布，定下适合高校毕业生与否、推荐方式和审核工会',
    params: idParams,
    body: z.object({
      /** As read: refused when the position has changed since. */
      version,
      suitableForGraduates: z.boolean(),
      preference: z.enum(keysOf(preferences)),
      /** The reviewer's own unit when left out. */
      approvingUnionId: id.optional(),
      /** Why it is published although the check blocks it. */
      overrideReason: text('可以发的理由', 300, 4).optional(),
    }),
    reply: UnionPositionSchema,
  },
  rejectPosition: {
    method: 'POST',
    path: '/api/union/positions/{id}/rejection',
    permission: 'position.review',
    summary: '退回待审核的职位，写明原因',
    params: idParams,
    body: z.object({ version, note: text('退回的原因', 300, 4) }),
    reply: UnionPositionSchema,
  },
  takeDownPosition: {
    method: 'POST',
    path: '/api/union/positions/{id}/taking-down',
    permission: 'position.review',
    summary: '把已发布的职位撤下来，退回给单位改，写明原因',
    params: idParams,
    body: z.object({ note: text('撤下的原因', 300, 4) }),
    reply: UnionPositionSchema,
  },
  changePreference: {
    method: 'PUT',
    path: '/api/union/positions/{id}/preference',
    permission: 'position.review',
    summary: '改发布后的推荐方式和适合高校毕业生与否',
    params: idParams,
    body: z.object({ suitableForGraduates: z.boolean(), preference: z.enum(keysOf(preferences)) }),
    reply: UnionPositionSchema,
  },
});
