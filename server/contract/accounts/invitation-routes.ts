import { z } from 'zod';
import { routes } from '../route.ts';
import { linkToken, NewAccountSchema, OneTimeLinkSchema, privacyConsent, SignedInSchema } from './schemas.ts';

/** One-time links as the invited person meets them. Tokens travel in bodies, never in logged addresses. */
export const invitationRoutes = routes({
  checkOneTimeLink: {
    method: 'POST',
    path: '/api/one-time-links/check',
    permission: null,
    summary: '一次性链接是做什么的，还能不能用',
    body: z.object({ token: linkToken }),
    reply: OneTimeLinkSchema,
  },
  acceptInvitation: {
    method: 'POST',
    path: '/api/invitations/accept',
    permission: null,
    summary: '接受邀请，建账号并登录',
    body: NewAccountSchema.extend({ token: linkToken, consent: privacyConsent }),
    reply: SignedInSchema,
  },
  joinByInvitation: {
    method: 'POST',
    path: '/api/invitations/join',
    permission: 'session.own',
    summary: '已有账号的人接受邀请，给自己的账号加上这个角色',
    body: z.object({ token: linkToken }),
    reply: SignedInSchema,
  },
});
