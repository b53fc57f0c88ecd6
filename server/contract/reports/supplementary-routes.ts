import { z } from 'zod';
import { recordFileRoutes } from '../attachments/record-file-routes.ts';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { id, idParams, page, paged, text } from '../shared/schemas.ts';
import { NewSupplementarySchema, ReturnSchema, SupplementaryRecordSchema } from './supplementary-schemas.ts';
import { supplementaryKinds } from './vocabulary.ts';

const files = recordFileRoutes('/api/supplementary-records', '补录', {
  read: 'supplementary.read',
  write: 'supplementary.write',
});

export const supplementaryRoutes = routes({
  listSupplementary: {
    method: 'GET',
    path: '/api/supplementary-records',
    permission: 'supplementary.read',
    summary: '补录：平台以外做的工作',
    query: z.object({
      kind: z.enum([...keysOf(supplementaryKinds), 'all']).default('all'),
      year: z.coerce.number().int().min(2000).max(2100).optional(),
      page,
    }),
    reply: paged(SupplementaryRecordSchema),
  },
  createSupplementary: {
    method: 'POST',
    path: '/api/supplementary-records',
    permission: 'supplementary.write',
    summary: '补录一件平台以外做的工作，附凭据',
    body: NewSupplementarySchema,
    reply: z.object({ id }),
  },
  returnSupplementary: {
    method: 'POST',
    path: '/api/supplementary-records/{id}/return',
    permission: 'supplementary.write',
    summary: '登记退回的钱，从原来那笔里减',
    params: idParams,
    body: ReturnSchema,
    reply: z.object({ id }),
  },
  withdrawSupplementary: {
    method: 'POST',
    path: '/api/supplementary-records/{id}/withdrawal',
    permission: 'supplementary.write',
    summary: '撤回一条补录，写明原因；原记录留着',
    params: idParams,
    body: z.object({ reason: text('原因', 200, 2) }),
    reply: z.object({ id }),
  },
  listSupplementaryFiles: files.list,
  addSupplementaryFile: files.add,
  openSupplementaryFile: files.open,
  removeSupplementaryFile: files.remove,
});
