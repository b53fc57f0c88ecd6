import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, idParams, page, paged, text } from '../shared/schemas.ts';
import { CompanyRowSchema, NewTagSchema, UnionCompanySchema } from './schemas.ts';
import { companyStates } from './vocabulary.ts';

/** What a union does with the companies of its scope. */
export const unionCompanyRoutes = routes({
  listCompanies: {
    method: 'GET',
    path: '/api/union/companies',
    permission: 'company.read',
    summary: '本单位和下级管的用人单位，可按状态和名称找',
    query: z.object({
      state: z.enum(keysOf(companyStates)).optional(),
      /** Only those whose verification is due or past (待复核). */
      show: z.enum(['due']).optional(),
      q: z.string().trim().max(40).default(''),
      page,
    }),
    reply: paged(CompanyRowSchema).extend({
      /** How many stand in each state, whatever the filter. */
      counts: z.record(z.enum(keysOf(companyStates)), z.number().int()),
      /** Verified ones to verify again, and those among them past their day; whatever the filter. */
      due: z.object({ soon: z.number().int(), lapsed: z.number().int() }),
    }),
  },
  readCompany: {
    method: 'GET',
    path: '/api/union/companies/{id}',
    permission: 'company.read',
    summary: '看一家用人单位',
    params: idParams,
    reply: UnionCompanySchema,
  },
  verifyCompany: {
    method: 'POST',
    path: '/api/union/companies/{id}/verification',
    permission: 'company.verify',
    summary: '核实通过；也用来恢复已暂停的单位、到期复核',
    params: idParams,
    body: z.object({
      /** Why a credit code that fails its check is accepted. */
      creditCodeNote: text('接受这个信用代码的理由', 300, 4).optional(),
      /** What was looked at. */
      note: z.string().trim().max(300, { message: '最多 300 个字。' }).default(''),
    }),
    reply: UnionCompanySchema,
  },
  returnCompany: {
    method: 'POST',
    path: '/api/union/companies/{id}/return',
    permission: 'company.verify',
    summary: '退回补充，写明要补什么',
    params: idParams,
    body: z.object({ note: text('要补什么', 300, 4) }),
    reply: UnionCompanySchema,
  },
  suspendCompany: {
    method: 'POST',
    path: '/api/union/companies/{id}/suspension',
    permission: 'company.verify',
    summary: '暂停一家单位，它的职位不再对外显示',
    params: idParams,
    body: z.object({ note: text('暂停的原因', 300, 4) }),
    reply: UnionCompanySchema,
  },
  grantTag: {
    method: 'POST',
    path: '/api/union/companies/{id}/tags',
    permission: 'company.tag',
    summary: '给单位加标签，写明起止和依据',
    params: idParams,
    body: NewTagSchema,
    reply: UnionCompanySchema,
  },
  endTag: {
    method: 'POST',
    path: '/api/union/companies/{id}/tags/{tagId}/end',
    permission: 'company.tag',
    summary: '结束一条标签',
    params: z.object({ id, tagId: id }),
    body: z.object({ untilDay: day }),
    reply: UnionCompanySchema,
  },
});
