import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, idParams, instant, page, paged, text } from '../shared/schemas.ts';
import { commitmentKinds, commitmentStandings } from './commitment-vocabulary.ts';

const count = z.number().int();

export const CommitmentSchema = z.object({
  id,
  companyId: id,
  companyName: z.string(),
  unionName: z.string(),
  kind: z.enum(keysOf(commitmentKinds)),
  amount: count,
  /** Counted from records of the period, never typed. */
  kept: count,
  /** Both days included. */
  fromDay: day,
  untilDay: day,
  note: z.string(),
  standing: z.enum(keysOf(commitmentStandings)),
  recordedAt: instant,
  cancellationReason: z.string().nullable(),
});
export type Commitment = z.output<typeof CommitmentSchema>;

/** One record behind the figure; it names no person. */
const KeptRecordSchema = z.object({ day, title: z.string(), n: count });

/** What companies promised and kept (承诺与兑现); for unions only. */
export const commitmentRoutes = routes({
  listCommitments: {
    method: 'GET',
    path: '/api/union/commitments',
    permission: 'commitment.read',
    summary: '单位的承诺和兑现了多少',
    query: z.object({
      company: id.optional(),
      show: z.enum(['open', 'ended', 'cancelled']).optional(),
      page,
    }),
    reply: paged(CommitmentSchema).extend({
      counts: z.object({ open: count, ended: count, cancelled: count }),
    }),
  },
  readCommitment: {
    method: 'GET',
    path: '/api/union/commitments/{id}',
    permission: 'commitment.read',
    summary: '一条承诺和数字后面的记录',
    params: idParams,
    reply: CommitmentSchema.extend({ records: z.array(KeptRecordSchema) }),
  },
  recordCommitment: {
    method: 'POST',
    path: '/api/union/companies/{id}/commitments',
    permission: 'commitment.write',
    summary: '记一条单位的承诺',
    params: idParams,
    body: z.object({
      kind: z.enum(keysOf(commitmentKinds), { message: '选一种承诺。' }),
      amount: z
        .number({ message: '写整数，1 到 100000。' })
        .int({ message: '写整数，1 到 100000。' })
        .min(1, { message: '至少写 1。' })
        .max(100_000, { message: '最多写 100000。' }),
      fromDay: day,
      untilDay: day,
      note: z.string().trim().max(300, { message: '最多 300 个字。' }).default(''),
    }),
    reply: CommitmentSchema,
  },
  cancelCommitment: {
    method: 'POST',
    path: '/api/union/commitments/{id}/cancellation',
    permission: 'commitment.write',
    summary: '作废记错的承诺，写明原因',
    params: idParams,
    body: z.object({ reason: text('作废的原因', 300, 2) }),
    reply: CommitmentSchema,
  },
});
