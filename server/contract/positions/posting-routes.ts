import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, idParams, instant, text } from '../shared/schemas.ts';
import { ownActs } from './posting-vocabulary.ts';
import { OwnPositionSchema } from './schemas.ts';
import { positionKinds, positionStates } from './vocabulary.ts';

const templateName = z.object({ name: text('模板名称', 40, 2) });

export const TemplateSchema = z.object({
  id,
  name: z.string(),
  /** Title and kind of the posting it holds. */
  title: z.string(),
  kind: z.enum(keysOf(positionKinds)),
  updatedAt: instant,
});

/** What a company does over and over: keeping postings alive, many at once, and writing from templates. */
export const postingRoutes = routes({
  refreshPosition: {
    method: 'POST',
    path: '/api/company/positions/{id}/refresh',
    permission: 'position.own',
    summary: '刷新：这个职位还在招；24 小时内一次',
    params: idParams,
    reply: OwnPositionSchema,
  },
  extendPosition: {
    method: 'POST',
    path: '/api/company/positions/{id}/extension',
    permission: 'position.own',
    summary: '延长有效期，别的不变就不用再审',
    params: idParams,
    body: z.object({ validUntil: day }),
    reply: OwnPositionSchema,
  },
  actOnPositions: {
    method: 'POST',
    path: '/api/company/positions/acts',
    permission: 'position.own',
    summary: '几个职位一起办，逐个给出结果',
    body: z.object({
      ids: z.array(id).min(1, { message: '先选职位，再办。' }).max(100, { message: '一次最多办 100 个。' }),
      act: z.enum(keysOf(ownActs), { message: '选一个要办的事。' }),
      /** New last day, for an extension. */
      validUntil: day.optional(),
    }),
    reply: z.object({
      done: z.number().int(),
      rows: z.array(
        z.object({
          id,
          title: z.string().nullable(),
          done: z.boolean(),
          state: z.enum(keysOf(positionStates)).nullable(),
          reason: z.string().nullable(),
        }),
      ),
    }),
  },
  listTemplates: {
    method: 'GET',
    path: '/api/company/templates',
    permission: 'position.own',
    summary: '自己单位的职位模板',
    reply: z.object({ items: z.array(TemplateSchema) }),
  },
  saveTemplate: {
    method: 'POST',
    path: '/api/company/positions/{id}/template',
    permission: 'position.own',
    summary: '把一个职位的内容存成模板',
    params: idParams,
    body: templateName,
    reply: TemplateSchema,
  },
  renameTemplate: {
    method: 'PUT',
    path: '/api/company/templates/{id}',
    permission: 'position.own',
    summary: '给模板改名',
    params: idParams,
    body: templateName,
    reply: TemplateSchema,
  },
  removeTemplate: {
    method: 'DELETE',
    path: '/api/company/templates/{id}',
    permission: 'position.own',
    summary: '删掉模板；用它写过的职位不变',
    params: idParams,
    reply: null,
  },
  createFromTemplate: {
    method: 'POST',
    path: '/api/company/templates/{id}/positions',
    permission: 'position.own',
    summary: '照模板写一个新的草稿',
    params: idParams,
    reply: OwnPositionSchema,
  },
});
