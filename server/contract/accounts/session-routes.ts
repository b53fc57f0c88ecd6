import { z } from 'zod';
import { routes } from '../route.ts';
import { instant } from '../shared/schemas.ts';
import {
  email,
  linkToken,
  NewAccountSchema,
  newPassword,
  privacyConsent,
  SessionAccountSchema,
  SignedInSchema,
  triedLoginName,
  triedPassword,
} from './schemas.ts';

/** Coming in and going out: open to everyone. */
export const sessionRoutes = routes({
  currentSession: {
    method: 'GET',
    path: '/api/session',
    permission: null,
    summary: '现在是谁在用；没登录时为空',
    reply: z.object({ account: SessionAccountSchema.nullable() }),
  },
  signIn: {
    method: 'POST',
    path: '/api/session',
    permission: null,
    summary: '用登录名和密码登录',
    body: z.object({ loginName: triedLoginName, password: triedPassword }),
    reply: SignedInSchema,
  },
  refreshSession: {
    method: 'POST',
    path: '/api/session/refresh',
    permission: null,
    summary: '用一次性的续期凭证换新的一对凭证',
    body: z.object({ refreshToken: z.string().max(200) }),
    reply: SignedInSchema.omit({ account: true }),
  },
  signOut: {
    method: 'DELETE',
    path: '/api/session',
    permission: 'session.own',
    summary: '退出登录，这台设备立即失效',
    reply: null,
  },
  registerGraduate: {
    method: 'POST',
    path: '/api/register',
    permission: null,
    summary: '毕业生建账号，人人可建',
    body: NewAccountSchema.extend({ email: email.optional(), consent: privacyConsent }),
    reply: SignedInSchema,
  },
  requestRecovery: {
    method: 'POST',
    path: '/api/recovery',
    permission: null,
    summary: '申请找回密码的邮件；有没有这个账号，答复都一样',
    body: z.object({ loginName: triedLoginName }),
    reply: z.object({ message: z.string() }),
  },
  resetPassword: {
    method: 'POST',
    path: '/api/recovery/password',
    permission: null,
    summary: '用邮件里的链接设新密码',
    body: z.object({ token: linkToken, password: newPassword }),
    reply: SignedInSchema,
  },
  resetPasswordByCode: {
    method: 'POST',
    path: '/api/recovery/code',
    permission: null,
    summary: '用工会给的一次性代码设新密码',
    body: z.object({
      loginName: triedLoginName,
      code: z
        .string()
        .trim()
        .min(1, { message: '填一下工会给的代码。' })
        .max(40, { message: '代码是 8 位，核对一下。' }),
      password: newPassword,
    }),
    reply: SignedInSchema,
  },
  setupFirstAdministrator: {
    method: 'POST',
    path: '/api/setup',
    permission: null,
    summary: '用启动时给出的一次性链接，建区总工会和首位管理员',
    body: NewAccountSchema.extend({
      token: linkToken,
      districtCode: z
        .string()
        .regex(/^\d{6}$/, { message: '区划代码是 6 位数字，青浦区是 310118。' })
        .default('310118'),
      unionName: z
        .string()
        .trim()
        .min(4, { message: '写全称，如青浦区总工会。' })
        .max(60, { message: '名称最多 60 个字。' })
        .default('青浦区总工会'),
      email: email.optional(),
    }),
    reply: SignedInSchema,
  },
});

/** Shape of a one-time code shown once to the worker who set it. */
export const RecoveryCodeSchema = z.object({ loginName: z.string(), code: z.string(), expiresAt: instant });
