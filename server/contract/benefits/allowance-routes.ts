import { z } from 'zod';
import { recordFileRoutes } from '../attachments/record-file-routes.ts';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { day, fen, id, idParams, page, paged, text } from '../shared/schemas.ts';
import {
  AllowanceClaimSchema,
  AllowanceDetailSchema,
  AllowanceOutcomeSchema,
  AllowanceSchema,
  OwnAllowanceSchema,
} from './allowance-schemas.ts';
import { allowanceGroups } from './allowance-status.ts';

/** What an applicant brings says more of the person than a payer needs. */
const files = recordFileRoutes('/api/allowances', '求职补贴', {
  read: 'graduate.read',
  write: 'benefit.write',
});
const count = z.number().int();
const reason = text('原因', 200, 4);
const receipt = text('回单号', 60, 2);
const ids = z.array(id).min(1, { message: '先勾选，再办。' }).max(100, { message: '一次最多办 100 份。' });

export const allowanceRoutes = routes({
  listAllowances: {
    method: 'GET',
    path: '/api/allowances',
    permission: 'benefit.read',
    summary: '本单位的求职补贴',
    query: z.object({
      q: z.string().trim().max(20).default(''),
      group: z.enum(keysOf(allowanceGroups)).default('toApprove'),
      /** Only those of which money came back. */
      back: z.stringbool().default(false),
      page,
    }),
    reply: paged(AllowanceSchema).extend({ counts: z.record(z.enum(keysOf(allowanceGroups)), count) }),
  },
  countDueAllowances: {
    method: 'GET',
    path: '/api/allowances/due',
    permission: 'benefit.read',
    summary: '等我办的求职补贴：待审批、待发放、退回补充各几份',
    reply: z.object({
      /** Null where the reader has no role for it. */
      toApprove: count.nullable(),
      toPay: count.nullable(),
      toMend: count.nullable(),
    }),
  },
  readAllowance: {
    method: 'GET',
    path: '/api/allowances/{id}',
    permission: 'benefit.read',
    summary: '一份求职补贴：谁申请、谁批、谁发，退了多少，计入哪里',
    params: idParams,
    reply: AllowanceDetailSchema,
  },
  applyForPerson: {
    method: 'POST',
    path: '/api/allowances',
    permission: 'benefit.write',
    summary: '替毕业生申请求职补贴',
    body: AllowanceClaimSchema.extend({ personId: id, unionId: id.optional() }),
    reply: AllowanceDetailSchema,
  },
  reviseAllowance: {
    method: 'PUT',
    path: '/api/allowances/{id}',
    permission: 'benefit.write',
    summary: '补充退回的申请，再送审批',
    params: idParams,
    body: AllowanceClaimSchema,
    reply: AllowanceDetailSchema,
  },
  takeAllowance: {
    method: 'POST',
    path: '/api/allowances/{id}/caseworker',
    permission: 'benefit.write',
    summary: '由我跟进这份申请',
    params: idParams,
    reply: AllowanceDetailSchema,
  },
  withdrawAllowance: {
    method: 'POST',
    path: '/api/allowances/{id}/withdrawal',
    permission: 'benefit.write',
    summary: '替毕业生撤回申请',
    params: idParams,
    body: z.object({ reason }),
    reply: AllowanceDetailSchema,
  },
  decideAllowance: {
    method: 'POST',
    path: '/api/allowances/{id}/decision',
    permission: 'allowance.approve',
    summary: '审批求职补贴：批准、退回补充或不批准',
    params: idParams,
    body: z
      .object({
        to: z.enum(['approved', 'returned', 'rejected'], { message: '选一种决定。' }),
        reason: z.string().trim().max(200).default(''),
      })
      .refine(({ to, reason: why }) => to === 'approved' || [...why].length >= 4, {
        path: ['reason'],
        message: '写上原因，申请人会看到。',
      }),
    reply: AllowanceDetailSchema,
  },
  approveAllowances: {
    method: 'POST',
    path: '/api/allowances/approvals',
    permission: 'allowance.approve',
    summary: '批量批准，逐份给出结果',
    body: z.object({ ids }),
    reply: AllowanceOutcomeSchema,
  },
  payAllowance: {
    method: 'POST',
    path: '/api/allowances/{id}/payment',
    permission: 'allowance.pay',
    summary: '登记发放：日期和银行回单号',
    params: idParams,
    body: z.object({ paidOn: day, receipt }),
    reply: AllowanceDetailSchema,
  },
  payAllowances: {
    method: 'POST',
    path: '/api/allowances/payments',
    permission: 'allowance.pay',
    summary: '批量登记发放，逐份给出结果',
    body: z.object({
      paidOn: day,
      payments: z
        .array(z.object({ id, receipt }))
        .min(1, { message: '先勾选，再办。' })
        .max(100, { message: '一次最多办 100 份。' }),
    }),
    reply: AllowanceOutcomeSchema,
  },
  undoPayment: {
    method: 'POST',
    path: '/api/allowances/{id}/payment-reversal',
    permission: 'allowance.pay',
    summary: '钱没有汇成，回到待发放',
    params: idParams,
    body: z.object({ reason }),
    reply: AllowanceDetailSchema,
  },
  recordReturn: {
    method: 'POST',
    path: '/api/allowances/{id}/returns',
    permission: 'allowance.pay',
    summary: '登记退回的钱，从原来那笔里减',
    params: idParams,
    body: z.object({ returnedOn: day, amountFen: fen, reason }),
    reply: AllowanceDetailSchema,
  },
  cancelReturn: {
    method: 'POST',
    path: '/api/allowances/{id}/returns/{returnId}/correction',
    permission: 'allowance.pay',
    summary: '更正记错的退款',
    params: z.object({ id, returnId: id }),
    body: z.object({ reason }),
    reply: AllowanceDetailSchema,
  },
  listAllowanceFiles: files.list,
  addAllowanceFile: files.add,
  openAllowanceFile: files.open,
  removeAllowanceFile: files.remove,

  listOwnAllowances: {
    method: 'GET',
    path: '/api/me/allowances',
    permission: 'benefit.own',
    summary: '我的求职补贴',
    reply: z.object({ items: z.array(OwnAllowanceSchema) }),
  },
  askForAllowance: {
    method: 'POST',
    path: '/api/me/allowances',
    permission: 'benefit.own',
    summary: '申请求职补贴',
    body: AllowanceClaimSchema,
    reply: OwnAllowanceSchema,
  },
  reviseOwnAllowance: {
    method: 'PUT',
    path: '/api/me/allowances/{id}',
    permission: 'benefit.own',
    summary: '补充退回的申请',
    params: idParams,
    body: AllowanceClaimSchema,
    reply: OwnAllowanceSchema,
  },
  withdrawOwnAllowance: {
    method: 'POST',
    path: '/api/me/allowances/{id}/withdrawal',
    permission: 'benefit.own',
    summary: '撤回我的申请',
    params: idParams,
    reply: OwnAllowanceSchema,
  },
});
