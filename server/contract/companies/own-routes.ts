import { z } from 'zod';
import { email, NewAccountSchema, privacyConsent, SignedInSchema } from '../accounts/schemas.ts';
import { routes } from '../route.ts';
import { id, instant } from '../shared/schemas.ts';
import { ColleaguesSchema, CompanyProfileSchema, OwnCompanySchema } from './schemas.ts';

/** What a company does for itself. */
export const ownCompanyRoutes = routes({
  registerCompany: {
    method: 'POST',
    path: '/api/companies',
    permission: null,
    summary: '单位凭统一社会信用代码登记，同时给第一位操作员建账号',
    body: CompanyProfileSchema.extend({
      account: NewAccountSchema.extend({ email: email.optional(), consent: privacyConsent }),
    }),
    reply: SignedInSchema.extend({ company: OwnCompanySchema }),
  },
  readOwnCompany: {
    method: 'GET',
    path: '/api/company',
    permission: 'company.own',
    summary: '看自己单位的资料和核实情况',
    reply: OwnCompanySchema,
  },
  updateOwnCompany: {
    method: 'PUT',
    path: '/api/company',
    permission: 'company.own',
    summary: '改单位资料；改名称或信用代码要重新核实',
    body: CompanyProfileSchema,
    reply: OwnCompanySchema,
  },
  confirmCompany: {
    method: 'POST',
    path: '/api/company/confirmation',
    permission: 'company.own',
    summary: '到期复核前确认单位资料，写明有什么变化',
    body: z.object({
      note: z.string().trim().max(500, { message: '最多 500 个字，写短些。' }).default(''),
    }),
    reply: OwnCompanySchema,
  },
  listColleagues: {
    method: 'GET',
    path: '/api/company/colleagues',
    permission: 'company.own',
    summary: '单位的操作员和还没接受的邀请',
    reply: ColleaguesSchema,
  },
  inviteColleague: {
    method: 'POST',
    path: '/api/company/invitations',
    permission: 'company.own',
    summary: '邀请同事做操作员：填了邮箱就发信，没填就给出只显示一次的链接',
    body: z.object({ email: email.optional() }),
    reply: z.object({ id, link: z.string().nullable(), expiresAt: instant }),
  },
  revokeColleagueInvitation: {
    method: 'DELETE',
    path: '/api/company/invitations/{id}',
    permission: 'company.own',
    summary: '收回还没接受的邀请',
    params: z.object({ id }),
    reply: null,
  },
  endColleague: {
    method: 'DELETE',
    path: '/api/company/colleagues/{accountId}',
    permission: 'company.own',
    summary: '收回一位操作员；最后一位不能收回',
    params: z.object({ accountId: id }),
    reply: null,
  },
});
