import { z } from 'zod';
import { routes } from '../route.ts';
import { idParams, page, paged } from '../shared/schemas.ts';
import { email, NoticeSchema, newPassword, OwnAccountSchema, triedPassword } from './schemas.ts';

/** What everyone does with the own account. */
export const ownAccountRoutes = routes({
  readOwnAccount: {
    method: 'GET',
    path: '/api/account',
    permission: 'session.own',
    summary: '自己的账号和登录着的设备',
    reply: OwnAccountSchema,
  },
  updateOwnAccount: {
    method: 'PATCH',
    path: '/api/account',
    permission: 'session.own',
    summary: '修改找回密码用的邮箱',
    body: z.object({ email: email.nullable(), password: triedPassword }),
    reply: OwnAccountSchema,
  },
  changePassword: {
    method: 'POST',
    path: '/api/account/password',
    permission: 'session.own',
    summary: '改密码；其他设备随即退出',
    body: z.object({ currentPassword: triedPassword, newPassword }),
    reply: null,
  },
  signOutEverywhere: {
    method: 'DELETE',
    path: '/api/sessions',
    permission: 'session.own',
    summary: '所有设备一起退出',
    reply: null,
  },
  listNotices: {
    method: 'GET',
    path: '/api/notices',
    permission: 'notice.own',
    summary: '自己的消息，新的在前',
    query: z.object({ page }),
    reply: paged(NoticeSchema).extend({ unread: z.number().int() }),
  },
  markNoticeRead: {
    method: 'POST',
    path: '/api/notices/{id}/read',
    permission: 'notice.own',
    summary: '一条消息标为已读',
    params: idParams,
    reply: null,
  },
  markNoticesRead: {
    method: 'POST',
    path: '/api/notices/read',
    permission: 'notice.own',
    summary: '全部消息标为已读',
    reply: null,
  },
});
