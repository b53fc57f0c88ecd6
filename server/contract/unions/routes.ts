import { z } from 'zod';
import { routes } from '../route.ts';
import { idParams } from '../shared/schemas.ts';
import { CreateUnionSchema, UnionContactSchema, UnionSchema, UpdateUnionSchema } from './schemas.ts';

export const unionRoutes = routes({
  listUnions: {
    method: 'GET',
    path: '/api/unions',
    permission: 'union.read',
    summary: '本单位和下属各级工会，按树的顺序',
    query: z.object({ closed: z.stringbool().default(false) }),
    reply: z.object({ items: z.array(UnionSchema) }),
  },
  listUnionContacts: {
    method: 'GET',
    path: '/api/union-contacts',
    permission: null,
    summary: '区、街镇和系统工会的联系电话，人人可看',
    reply: z.object({ items: z.array(UnionContactSchema) }),
  },
  createUnion: {
    method: 'POST',
    path: '/api/unions',
    permission: 'union.manage',
    summary: '在本单位之下设立工会，代码自动编排',
    body: CreateUnionSchema,
    reply: UnionSchema,
  },
  updateUnion: {
    method: 'PATCH',
    path: '/api/unions/{id}',
    permission: 'union.manage',
    summary: '修改工会的名称、电话、排序，或撤销',
    params: idParams,
    body: UpdateUnionSchema,
    reply: UnionSchema,
  },
});
