import { z } from 'zod';
import { recordFileRoutes } from '../attachments/record-file-routes.ts';
import { routes } from '../route.ts';
import { idParams, page, paged } from '../shared/schemas.ts';
import {
  ExtensionSchema,
  InternshipEndSchema,
  InternshipLifeSchema,
  InternshipSchema,
  KeptOnSchema,
  NewInternshipSchema,
  OwnInternshipSchema,
} from './internship-schemas.ts';
import { CorrectionSchema } from './placement-schemas.ts';

const files = recordFileRoutes('/api/internships', '实习见习', {
  read: 'placement.read',
  write: 'placement.write',
});

/** Internships and traineeships from their confirmation to their end (02A). */
export const internshipRoutes = routes({
  listInternships: {
    method: 'GET',
    path: '/api/internships',
    permission: 'placement.read',
    summary: '本单位的实习见习',
    query: z.object({
      q: z.string().trim().max(20).default(''),
      show: z.enum(['counted', 'toEnd', 'cancelled']).default('counted'),
      page,
    }),
    /** `toEnd`: past their planned end, and nobody has said how they ended. */
    reply: paged(InternshipSchema).extend({ toEnd: z.number().int() }),
  },
  readInternship: {
    method: 'GET',
    path: '/api/internships/{id}',
    permission: 'placement.read',
    summary: '一条实习见习和它的经过',
    params: idParams,
    reply: InternshipLifeSchema,
  },
  recordInternship: {
    method: 'POST',
    path: '/api/internships',
    permission: 'placement.write',
    summary: '记录平台外的实习见习',
    body: NewInternshipSchema,
    reply: InternshipSchema,
  },
  extendInternship: {
    method: 'POST',
    path: '/api/internships/{id}/extensions',
    permission: 'placement.write',
    summary: '延长实习见习，还是同一条，不再计数',
    params: idParams,
    body: ExtensionSchema,
    reply: InternshipLifeSchema,
  },
  endInternship: {
    method: 'POST',
    path: '/api/internships/{id}/end',
    permission: 'placement.write',
    summary: '登记实习见习结束',
    params: idParams,
    body: InternshipEndSchema,
    reply: InternshipLifeSchema,
  },
  keepOnIntern: {
    method: 'POST',
    path: '/api/internships/{id}/placement',
    permission: 'placement.write',
    summary: '实习见习后留用，记为上岗',
    params: idParams,
    body: KeptOnSchema,
    reply: InternshipLifeSchema,
  },
  correctInternshipEnd: {
    method: 'POST',
    path: '/api/internships/{id}/end/correction',
    permission: 'placement.write',
    summary: '更正登记错的结束，实习见习接着进行',
    params: idParams,
    body: CorrectionSchema,
    reply: InternshipLifeSchema,
  },
  cancelInternship: {
    method: 'POST',
    path: '/api/internships/{id}/correction',
    permission: 'placement.write',
    summary: '取消或更正实习见习',
    params: idParams,
    body: CorrectionSchema,
    reply: InternshipSchema,
  },
  listInternshipFiles: files.list,
  addInternshipFile: files.add,
  openInternshipFile: files.open,
  removeInternshipFile: files.remove,
  listOwnInternships: {
    method: 'GET',
    path: '/api/me/internships',
    permission: 'graduate.own',
    summary: '我的实习见习',
    reply: z.object({ items: z.array(OwnInternshipSchema) }),
  },
});
