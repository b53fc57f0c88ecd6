import { z } from 'zod';
import { routes } from '../route.ts';
import { id, idParams, page, paged, text } from '../shared/schemas.ts';
import {
  GrantLoanSchema,
  InstalmentSchema,
  month,
  NewInstalmentSchema,
  NewPolicyGrantSchema,
  PolicyGrantSchema,
} from './grant-schemas.ts';

const count = z.number().int();
const cancellation = z.object({ reason: text('更正原因', 200, 4) });

/** Grants of policies (政策落实) and their monthly instalments (按月发放). */
export const grantRoutes = routes({
  listPolicyGrants: {
    method: 'GET',
    path: '/api/policy-grants',
    permission: 'benefit.read',
    summary: '本单位帮助落实的政策',
    query: z.object({
      q: z.string().trim().max(20).default(''),
      show: z.enum(['counted', 'monthly', 'cancelled']).default('counted'),
      policyId: id.optional(),
      page,
    }),
    reply: paged(PolicyGrantSchema),
  },
  preparePolicyGrant: {
    method: 'GET',
    path: '/api/policy-grants/preparation',
    permission: 'benefit.write',
    summary: '记一笔落实之前：是谁，有哪些政策和贷款',
    query: z.object({ personId: id }),
    reply: z.object({
      person: z.object({ personId: id, name: z.string(), unionName: z.string() }),
      policies: z.array(
        z.object({ id, title: z.string(), loan: z.boolean(), monthly: z.boolean(), open: z.boolean() }),
      ),
      loans: z.array(GrantLoanSchema),
    }),
  },
  readPolicyGrant: {
    method: 'GET',
    path: '/api/policy-grants/{id}',
    permission: 'benefit.read',
    summary: '一笔落实和它按月的发放',
    params: idParams,
    reply: PolicyGrantSchema.extend({ months: z.array(InstalmentSchema) }),
  },
  recordPolicyGrant: {
    method: 'POST',
    path: '/api/policy-grants',
    permission: 'benefit.write',
    summary: '记一笔政策落实',
    body: NewPolicyGrantSchema,
    reply: PolicyGrantSchema,
  },
  cancelPolicyGrant: {
    method: 'POST',
    path: '/api/policy-grants/{id}/cancellation',
    permission: 'benefit.write',
    summary: '更正记错的政策落实',
    params: idParams,
    body: cancellation,
    reply: PolicyGrantSchema,
  },
  recordPolicyInstalments: {
    method: 'POST',
    path: '/api/policy-instalments',
    permission: 'benefit.write',
    summary: '一次记许多人、许多月的发放，逐条给出结果',
    body: z.object({
      rows: z
        .array(NewInstalmentSchema)
        .min(1, { message: '先选人和月份。' })
        .max(300, { message: '一次最多 300 条，分几次记。' }),
    }),
    reply: z.object({
      done: count,
      rows: z.array(
        z.object({
          grantId: id,
          month,
          name: z.string().nullable(),
          policyTitle: z.string().nullable(),
          done: z.boolean(),
          reason: z.string().nullable(),
        }),
      ),
    }),
  },
  cancelPolicyInstalment: {
    method: 'POST',
    path: '/api/policy-instalments/{id}/cancellation',
    permission: 'benefit.write',
    summary: '更正记错的一个月发放',
    params: idParams,
    body: cancellation,
    reply: InstalmentSchema,
  },
});
