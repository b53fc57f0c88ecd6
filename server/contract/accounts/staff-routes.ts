import { z } from 'zod';
import { routes } from '../route.ts';
import { day, id, idParams, instant, page, paged, text } from '../shared/schemas.ts';
import { AuditEntrySchema, email, InvitationSchema, StaffSchema } from './schemas.ts';
import { RecoveryCodeSchema } from './session-routes.ts';
import { unionRoles } from './vocabulary.ts';

const unionRole = z.enum(unionRoles, { message: '选一个角色。' });

/** Stops somebody although matters of theirs are open: `yes` when it cannot wait for the handover. */
const leaveOpen = z.enum(['yes', 'no']).default('no');

/** Accounts of others, within the scope of the one who acts. */
export const staffRoutes = routes({
  listStaff: {
    method: 'GET',
    path: '/api/staff',
    permission: 'account.manage',
    summary: '本单位和下属单位的工作人员',
    query: z.object({ page, unionId: id.optional(), q: z.string().trim().max(40).optional() }),
    reply: paged(StaffSchema),
  },
  readStaff: {
    method: 'GET',
    path: '/api/staff/{id}',
    permission: 'account.manage',
    summary: '一位工作人员的账号和角色',
    params: idParams,
    reply: StaffSchema,
  },
  listInvitations: {
    method: 'GET',
    path: '/api/staff/invitations',
    permission: 'account.manage',
    summary: '还没有接受的邀请',
    reply: z.object({ items: z.array(InvitationSchema) }),
  },
  inviteStaff: {
    method: 'POST',
    path: '/api/staff/invitations',
    permission: 'account.manage',
    summary: '邀请工作人员：填了邮箱就发信，没填就给出只显示一次的链接',
    body: z.object({ unionId: id, role: unionRole, email: email.optional() }),
    reply: z.object({ id, link: z.string().nullable(), expiresAt: instant }),
  },
  revokeInvitation: {
    method: 'DELETE',
    path: '/api/staff/invitations/{id}',
    permission: 'account.manage',
    summary: '收回邀请，链接随即失效',
    params: idParams,
    reply: null,
  },
  grantRole: {
    method: 'POST',
    path: '/api/staff/{id}/roles',
    permission: 'account.manage',
    summary: '给已有账号的工作人员加一个角色',
    params: idParams,
    body: z.object({ unionId: id, role: unionRole }),
    reply: StaffSchema,
  },
  endRole: {
    method: 'DELETE',
    path: '/api/staff/roles/{id}',
    permission: 'account.manage',
    summary: '收回一个角色；这个人随即要重新登录。经办有没办完的事，先交接',
    params: idParams,
    query: z.object({ leaveOpen }),
    reply: null,
  },
  disableAccount: {
    method: 'POST',
    path: '/api/staff/{id}/disable',
    permission: 'account.manage',
    summary: '停用账号，所有设备立即退出',
    params: idParams,
    query: z.object({ leaveOpen }),
    body: z.object({ reason: text('停用的原因', 200, 2) }),
    reply: null,
  },
  enableAccount: {
    method: 'POST',
    path: '/api/staff/{id}/enable',
    permission: 'account.manage',
    summary: '恢复停用的账号',
    params: idParams,
    body: z.object({ reason: text('恢复的原因', 200, 2) }),
    reply: null,
  },
  setRecoveryCode: {
    method: 'POST',
    path: '/api/people/{id}/recovery-code',
    permission: 'account.recover',
    summary: '核对本人后给一个只显示一次的找回代码',
    params: idParams,
    body: z.object({ reason: text('怎样核对了本人', 200, 2) }),
    reply: RecoveryCodeSchema,
  },
  listAuditEntries: {
    method: 'GET',
    path: '/api/audit',
    permission: 'audit.read',
    summary: '审计日志：谁在什么时候对什么做了什么',
    query: z.object({
      page,
      subjectType: z.string().max(60).optional(),
      subjectId: z.string().max(80).optional(),
      action: z.string().max(80).optional(),
      from: day.optional(),
      to: day.optional(),
    }),
    reply: paged(AuditEntrySchema),
  },
  checkAuditTrail: {
    method: 'GET',
    path: '/api/audit/integrity',
    permission: 'audit.read',
    summary: '重新核算审计日志的链，指出被改动的地方',
    reply: z.object({
      entries: z.number().int(),
      intact: z.boolean(),
      broken: z.array(
        z.object({ id: z.number().int().nullable(), shard: z.number().int(), seq: z.number().int() }),
      ),
    }),
  },
});
