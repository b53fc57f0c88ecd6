import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { idParams, page, paged, text } from '../shared/schemas.ts';
import { OwnPositionRowSchema, OwnPositionSchema, PostingSchema } from './schemas.ts';
import { positionStates } from './vocabulary.ts';

/** What a company does with its positions. */
export const ownPositionRoutes = routes({
  listOwnPositions: {
    method: 'GET',
    path: '/api/company/positions',
    permission: 'position.own',
    summary: '自己单位的职位，可按状态看',
    query: z.object({ state: z.enum(keysOf(positionStates)).optional(), page }),
    reply: paged(OwnPositionRowSchema).extend({
      /** How many stand in each state, whatever the filter. */
      counts: z.record(z.enum(keysOf(positionStates)), z.number().int()),
    }),
  },
  createPosition: {
    method: 'POST',
    path: '/api/company/positions',
    permission: 'position.own',
    summary: '写一个新职位，先存成草稿，并检查能不能发',
    body: PostingSchema,
    reply: OwnPositionSchema,
  },
  readOwnPosition: {
    method: 'GET',
    path: '/api/company/positions/{id}',
    permission: 'position.own',
    summary: '看自己单位的一个职位和检查结果',
    params: idParams,
    reply: OwnPositionSchema,
  },
  editPosition: {
    method: 'PUT',
    path: '/api/company/positions/{id}',
    permission: 'position.own',
    summary: '改职位；招聘中的只改人数和有效期直接生效，改别的重新送审',
    params: idParams,
    body: PostingSchema,
    reply: OwnPositionSchema,
  },
  copyPosition: {
    method: 'POST',
    path: '/api/company/positions/{id}/copy',
    permission: 'position.own',
    summary: '复制成新的草稿',
    params: idParams,
    reply: OwnPositionSchema,
  },
  submitPosition: {
    method: 'POST',
    path: '/api/company/positions/{id}/submission',
    permission: 'position.own',
    summary: '送工会审核；检查没通过时写申诉理由也可以送',
    params: idParams,
    body: z.object({ appeal: text('申诉理由', 300, 4).optional() }),
    reply: OwnPositionSchema,
  },
  withdrawPosition: {
    method: 'POST',
    path: '/api/company/positions/{id}/withdrawal',
    permission: 'position.own',
    summary: '撤回待审核的职位，回到草稿',
    params: idParams,
    reply: OwnPositionSchema,
  },
  pausePosition: {
    method: 'POST',
    path: '/api/company/positions/{id}/pause',
    permission: 'position.own',
    summary: '暂停接收投递',
    params: idParams,
    reply: OwnPositionSchema,
  },
  resumePosition: {
    method: 'POST',
    path: '/api/company/positions/{id}/resumption',
    permission: 'position.own',
    summary: '恢复招聘',
    params: idParams,
    reply: OwnPositionSchema,
  },
  closePosition: {
    method: 'POST',
    path: '/api/company/positions/{id}/closing',
    permission: 'position.own',
    summary: '关闭职位，不再招聘',
    params: idParams,
    reply: OwnPositionSchema,
  },
});
