import { z } from 'zod';
import { routes } from '../route.ts';
import { day, id, idParams, page, paged, text } from '../shared/schemas.ts';
import { OwnGrantSchema, PolicyGrantSchema } from './grant-schemas.ts';
import {
  MatchedPolicySchema,
  OwnPolicyApplicationSchema,
  PolicyApplicationSchema,
  PolicyCandidateSchema,
  PublicPolicyLineSchema,
  PublicPolicySchema,
  policyApplicationState,
  policyFit,
  UnionMatchedPolicySchema,
} from './policy-schemas.ts';

const count = z.number().int();
const note = z.string().trim().max(200, { message: '备注最多 200 个字。' }).default('');
const stated = z.object({ id, state: policyApplicationState });
const reason = text('原因', 200, 2);
const papers = z.object({ appliedOn: day });

/** Matching policies with persons, and applications for them (政策匹配和申请). */
export const policyApplicationRoutes = routes({
  listOwnPolicies: {
    method: 'GET',
    path: '/api/me/policies',
    permission: 'benefit.own',
    summary: '哪些政策适合我，办到哪一步',
    reply: z.object({
      policies: z.array(MatchedPolicySchema),
      applications: z.array(OwnPolicyApplicationSchema),
      grants: z.array(OwnGrantSchema),
    }),
  },
  openOwnPolicyApplication: {
    method: 'POST',
    path: '/api/me/policies/{id}/application',
    permission: 'benefit.own',
    summary: '开始办一项政策',
    params: idParams,
    body: z.object({ note }),
    reply: stated,
  },
  handInOwnPolicyPapers: {
    method: 'POST',
    path: '/api/me/policy-applications/{id}/papers',
    permission: 'benefit.own',
    summary: '材料交到窗口了',
    params: idParams,
    body: papers,
    reply: stated,
  },
  withdrawOwnPolicyApplication: {
    method: 'POST',
    path: '/api/me/policy-applications/{id}/withdrawal',
    permission: 'benefit.own',
    summary: '不办了',
    params: idParams,
    body: z.object({ reason: note }),
    reply: stated,
  },

  listUnionPolicies: {
    method: 'GET',
    path: '/api/union/policies',
    permission: 'benefit.read',
    summary: '在用的政策，各有多少人在办、多少人落实',
    reply: z.object({
      items: z.array(PublicPolicyLineSchema.extend({ openApplications: count, grants: count })),
    }),
  },
  readUnionPolicy: {
    method: 'GET',
    path: '/api/union/policies/{id}',
    permission: 'benefit.read',
    summary: '一项政策适合本单位的哪些毕业生',
    params: idParams,
    /** Left out: those it fits; nobody there, those who have to check. */
    query: z.object({ fit: policyFit.optional(), page }),
    reply: PublicPolicySchema.extend({
      loan: z.boolean(),
      fit: policyFit,
      candidates: paged(PolicyCandidateSchema),
      counts: z.record(policyFit, count),
      cut: z.boolean(),
    }),
  },
  matchGraduatePolicies: {
    method: 'GET',
    path: '/api/union/graduates/{id}/policies',
    permission: 'benefit.read',
    summary: '一位毕业生适合哪些政策，办到哪一步',
    params: idParams,
    reply: z.object({
      policies: z.array(UnionMatchedPolicySchema),
      applications: z.array(PolicyApplicationSchema),
      grants: z.array(PolicyGrantSchema),
    }),
  },
  countPolicyTasks: {
    method: 'GET',
    path: '/api/union/policy-tasks',
    permission: 'benefit.read',
    summary: '备材料超过 7 天、递交超过 30 天的政策申请',
    reply: z.object({ preparing: count, applied: count }),
  },
  listPolicyApplications: {
    method: 'GET',
    path: '/api/union/policy-applications',
    permission: 'benefit.read',
    summary: '本单位的政策申请',
    query: z.object({
      q: z.string().trim().max(20).default(''),
      state: policyApplicationState.default('preparing'),
      policyId: id.optional(),
      /** Only those that wait longer than they should. */
      late: z.stringbool().default(false),
      page,
    }),
    reply: paged(PolicyApplicationSchema).extend({ counts: z.record(policyApplicationState, count) }),
  },
  readPolicyApplication: {
    method: 'GET',
    path: '/api/union/policy-applications/{id}',
    permission: 'benefit.read',
    summary: '一份政策申请',
    params: idParams,
    reply: PolicyApplicationSchema.extend({
      papers: z.array(z.string()),
      office: z.string(),
      loan: z.boolean(),
      monthly: z.boolean(),
      grant: PolicyGrantSchema.nullable(),
    }),
  },
  openPolicyApplication: {
    method: 'POST',
    path: '/api/union/policy-applications',
    permission: 'benefit.write',
    summary: '替毕业生开始办一项政策',
    body: z.object({ personId: id, policyId: id, note }),
    reply: stated,
  },
  handInPolicyPapers: {
    method: 'POST',
    path: '/api/union/policy-applications/{id}/papers',
    permission: 'benefit.write',
    summary: '记材料递交',
    params: idParams,
    body: papers,
    reply: stated,
  },
  rejectPolicyApplication: {
    method: 'POST',
    path: '/api/union/policy-applications/{id}/rejection',
    permission: 'benefit.write',
    summary: '记窗口没有通过，写明原因',
    params: idParams,
    body: z.object({ decidedOn: day, reason }),
    reply: stated,
  },
  withdrawPolicyApplication: {
    method: 'POST',
    path: '/api/union/policy-applications/{id}/withdrawal',
    permission: 'benefit.write',
    summary: '不办了，写明原因',
    params: idParams,
    body: z.object({ reason }),
    reply: stated,
  },
});
