import { z } from 'zod';
import { routes } from '../route.ts';
import { id, idParams, instant } from '../shared/schemas.ts';
import { applicationState } from './schemas.ts';

const OpenApplicationSchema = z.object({ id, title: z.string(), state: applicationState });

/** Companies that a graduate keeps the résumé from (屏蔽单位); the company never learns of it. */
export const companyBlockRoutes = routes({
  listCompanyBlocks: {
    method: 'GET',
    path: '/api/me/company-blocks',
    permission: 'graduate.own',
    summary: '自己屏蔽的单位',
    reply: z.object({ items: z.array(z.object({ companyId: id, name: z.string(), blockedAt: instant })) }),
  },
  readCompanyBlock: {
    method: 'GET',
    path: '/api/me/companies/{id}/block',
    permission: 'graduate.own',
    summary: '有没有屏蔽一家单位，还有哪些投递在进行',
    params: idParams,
    reply: z.object({ blocked: z.boolean(), open: z.array(OpenApplicationSchema) }),
  },
  blockCompany: {
    method: 'PUT',
    path: '/api/me/companies/{id}/block',
    permission: 'graduate.own',
    summary: '屏蔽一家单位；进行中的投递一并撤回或留着',
    params: idParams,
    body: z.object({
      /** Needed when there are open applications. */
      openApplications: z.enum(['withdraw', 'keep']).optional(),
    }),
    reply: z.object({ companyId: id, withdrawn: z.number().int() }),
  },
  unblockCompany: {
    method: 'DELETE',
    path: '/api/me/companies/{id}/block',
    permission: 'graduate.own',
    summary: '取消屏蔽；没屏蔽过的不变',
    params: idParams,
    reply: null,
  },
});
