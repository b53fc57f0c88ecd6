import { z } from 'zod';
import { routes } from '../route.ts';
import { id, idParams, instant, text } from '../shared/schemas.ts';
import {
  CataloguePolicySchema,
  PolicyTextSchema,
  PublicPolicyLineSchema,
  PublicPolicySchema,
  policyCategory,
} from './policy-schemas.ts';

const count = z.number().int();
/** Version the change was made from; another change meanwhile is refused. */
const base = { updatedAt: instant };

/** Catalogue of employment policies (扶持政策目录). */
export const policyRoutes = routes({
  listPublicPolicies: {
    method: 'GET',
    path: '/api/policies',
    permission: null,
    summary: '就业政策',
    query: z.object({ category: policyCategory.optional() }),
    reply: z.object({
      items: z.array(PublicPolicyLineSchema),
      /** Of all categories, whichever is chosen. */
      counts: z.array(z.object({ category: policyCategory, count })),
    }),
  },
  readPublicPolicy: {
    method: 'GET',
    path: '/api/policies/{id}',
    permission: null,
    summary: '一项就业政策：条件、材料、去哪里办',
    params: idParams,
    reply: PublicPolicySchema,
  },
  listPolicyCatalogue: {
    method: 'GET',
    path: '/api/policy-catalogue',
    permission: 'policy.manage',
    summary: '政策目录，草稿和停用的也在',
    reply: z.object({
      items: z.array(CataloguePolicySchema),
      /** Samples that are not in the catalogue yet. */
      samplesLeft: count,
    }),
  },
  readCataloguePolicy: {
    method: 'GET',
    path: '/api/policy-catalogue/{id}',
    permission: 'policy.manage',
    summary: '政策目录里的一项',
    params: idParams,
    reply: CataloguePolicySchema,
  },
  createPolicy: {
    method: 'POST',
    path: '/api/policy-catalogue',
    permission: 'policy.manage',
    summary: '写一项政策，先存草稿',
    body: PolicyTextSchema,
    reply: CataloguePolicySchema,
  },
  changePolicy: {
    method: 'PUT',
    path: '/api/policy-catalogue/{id}',
    permission: 'policy.manage',
    summary: '改一项政策',
    params: idParams,
    body: PolicyTextSchema.extend(base),
    reply: CataloguePolicySchema,
  },
  publishPolicy: {
    method: 'POST',
    path: '/api/policy-catalogue/{id}/publication',
    permission: 'policy.manage',
    summary: '发布政策，人人看得到',
    params: idParams,
    body: z.object(base),
    reply: CataloguePolicySchema,
  },
  retirePolicy: {
    method: 'POST',
    path: '/api/policy-catalogue/{id}/retirement',
    permission: 'policy.manage',
    summary: '停用政策，写明原因',
    params: idParams,
    body: z.object({ reason: text('原因', 200, 4) }),
    reply: CataloguePolicySchema,
  },
  addSamplePolicies: {
    method: 'POST',
    path: '/api/policy-catalogue/samples',
    permission: 'policy.manage',
    summary: '把样板政策加成草稿，核对后再发布',
    reply: z.object({ added: z.array(z.object({ id, title: z.string() })) }),
  },
  countPolicyMatches: {
    method: 'GET',
    path: '/api/policy-catalogue/{id}/matches',
    permission: 'policy.manage',
    summary: '现在的条件套在全区毕业生身上，各有多少人',
    params: idParams,
    reply: z.object({
      fits: count,
      check: count,
      not: count,
      /** More graduates than were looked at. */
      cut: z.boolean(),
    }),
  },
});
