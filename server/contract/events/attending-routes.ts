import { z } from 'zod';
import { routes } from '../route.ts';
import { id, idParams, page, paged, text } from '../shared/schemas.ts';
import {
  AttendingOutcomeSchema,
  AttendingSchema,
  BoothPlanSchema,
  CompanyFairLineSchema,
  CompanyFairSchema,
  InvitableSchema,
} from './attending-schemas.ts';
import { HallSchema } from './plan-schemas.ts';

const done = z.object({ id });
const many = z.array(id).min(1, { message: '至少选一家单位。' }).max(100, { message: '一次最多选 100 家。' });
const number = text('展位号', 8);
const cell = z.number({ message: '列和行写数字。' }).int({ message: '列和行写整数。' }).min(0).max(59);
const side = z.number({ message: '宽和高写数字。' }).int({ message: '宽和高写整数。' }).min(1).max(20);
const ofBooth = z.object({ id, boothId: id });

export const attendingRoutes = routes({
  listAttending: {
    method: 'GET',
    path: '/api/union/events/{id}/companies',
    permission: 'event.read',
    summary: '参会单位：邀请、申请、确认的都在',
    params: idParams,
    reply: z.object({ items: z.array(AttendingSchema) }),
  },
  listInvitable: {
    method: 'GET',
    path: '/api/union/events/{id}/invitable-companies',
    permission: 'event.write',
    summary: '可以邀请的单位：已核实的',
    params: idParams,
    query: z.object({ q: z.string().trim().max(60).default(''), page }),
    reply: paged(InvitableSchema),
  },
  inviteCompanies: {
    method: 'POST',
    path: '/api/union/events/{id}/invitations',
    permission: 'event.write',
    summary: '邀请单位，一次可以很多家，逐家说明结果',
    params: idParams,
    body: z.object({ companyIds: many }),
    reply: AttendingOutcomeSchema,
  },
  decideAttending: {
    method: 'POST',
    path: '/api/union/events/{id}/companies',
    permission: 'event.write',
    summary: '确认、不通过或请退单位，一次可以很多家',
    params: idParams,
    body: z
      .object({
        ids: many,
        to: z.enum(['approved', 'rejected', 'withdrawn']),
        reason: text('原因', 200, 0).default(''),
      })
      .refine(({ to, reason }) => to !== 'rejected' || reason.length >= 2, {
        path: ['reason'],
        message: '写一下不通过的原因，单位看得到。',
      }),
    reply: AttendingOutcomeSchema,
  },

  listCompanyFairs: {
    method: 'GET',
    path: '/api/company/fairs',
    permission: 'event.join',
    summary: '本单位的邀请、参会的和可以申请的活动',
    reply: z.object({
      invited: z.array(CompanyFairLineSchema),
      own: z.array(CompanyFairLineSchema),
      open: z.array(CompanyFairLineSchema),
    }),
  },
  readCompanyFair: {
    method: 'GET',
    path: '/api/company/fairs/{id}',
    permission: 'event.join',
    summary: '一场活动和本单位在其中的展位、岗位',
    params: idParams,
    reply: CompanyFairSchema,
  },
  answerInvitation: {
    method: 'POST',
    path: '/api/company/fairs/{id}/answer',
    permission: 'event.join',
    summary: '接受或谢绝邀请',
    params: idParams,
    body: z.object({ accept: z.boolean() }),
    reply: done,
  },
  applyToFair: {
    method: 'POST',
    path: '/api/company/fairs/{id}/application',
    permission: 'event.join',
    summary: '申请参会',
    params: idParams,
    body: z.object({ wish: text('说明', 200, 0).default('') }),
    reply: done,
  },
  withdrawFromFair: {
    method: 'POST',
    path: '/api/company/fairs/{id}/withdrawal',
    permission: 'event.join',
    summary: '退出，展位让给别的单位',
    params: idParams,
    reply: done,
  },
  prepareFair: {
    method: 'PUT',
    path: '/api/company/fairs/{id}/booth',
    permission: 'event.join',
    summary: '展位上的人和展出的岗位',
    params: idParams,
    body: z.object({
      staff: z
        .array(text('姓名', 20, 1))
        .max(10, { message: '展位上最多写 10 个人。' })
        .default([]),
      wish: text('说明', 200, 0).default(''),
      positionIds: z.array(id).max(50, { message: '一次最多展出 50 个岗位。' }).default([]),
    }),
    reply: z.object({ shown: z.number().int() }),
  },

  readBoothPlan: {
    method: 'GET',
    path: '/api/union/events/{id}/booths',
    permission: 'event.read',
    summary: '展位图',
    params: idParams,
    reply: BoothPlanSchema.extend({
      /** Approved companies without a booth, in the order in which they were settled. */
      waiting: z.array(z.object({ eventCompanyId: id, name: z.string() })),
    }),
  },
  drawHall: {
    method: 'PUT',
    path: '/api/union/events/{id}/hall',
    permission: 'event.write',
    summary: '场地的大小和设施',
    params: idParams,
    body: HallSchema,
    reply: done,
  },
  addBoothRows: {
    method: 'POST',
    path: '/api/union/events/{id}/booths',
    permission: 'event.write',
    summary: '一次排几行展位',
    params: idParams,
    body: z.object({
      prefix: text('编号开头', 4),
      rows: z
        .number({ message: '写排几行。' })
        .int()
        .min(1, { message: '至少排一行。' })
        .max(20, { message: '一次最多排 20 行。' }),
      perRow: z
        .number({ message: '写每行几个。' })
        .int()
        .min(1, { message: '每行至少 1 个。' })
        .max(29, { message: '每行最多 29 个。' }),
      numbering: z.enum(['running', 'perRow']).default('running'),
    }),
    reply: z.object({ added: z.number().int() }),
  },
  placeBooth: {
    method: 'PUT',
    path: '/api/union/events/{id}/booths/{boothId}',
    permission: 'event.write',
    summary: '一个展位的编号、位置和大小',
    params: ofBooth,
    body: z.object({ number, x: cell, y: cell, width: side, height: side }),
    reply: done,
  },
  removeBooth: {
    method: 'POST',
    path: '/api/union/events/{id}/booths/{boothId}/removal',
    permission: 'event.write',
    summary: '去掉一个展位',
    params: ofBooth,
    reply: done,
  },
  assignBooth: {
    method: 'POST',
    path: '/api/union/events/{id}/booths/{boothId}/company',
    permission: 'event.write',
    summary: '展位给一家单位，或空出来',
    params: ofBooth,
    body: z.object({ eventCompanyId: id.nullable() }),
    reply: done,
  },
  assignBooths: {
    method: 'POST',
    path: '/api/union/events/{id}/booth-assignment',
    permission: 'event.write',
    summary: '还没有展位的单位按顺序排进空展位，排好的不动',
    params: idParams,
    reply: z.object({
      assigned: z.number().int(),
      /** Approved companies for which no booth was free. */
      left: z.number().int(),
    }),
  },
});
