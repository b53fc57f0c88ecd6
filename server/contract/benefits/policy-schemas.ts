import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant, text } from '../shared/schemas.ts';
import { PolicyConditionSchema } from './policy-conditions.ts';
import { policyFits } from './policy-matcher.ts';
import { policyApplicationStates, policyCategories, policyLevels, policyStates } from './vocabulary.ts';

export const policyCategory = z.enum(keysOf(policyCategories), { message: '选一个类别。' });
const policyLevel = z.enum(keysOf(policyLevels), { message: '选一个层级。' });
export const policyApplicationState = z.enum(keysOf(policyApplicationStates));
export const policyFit = z.enum(keysOf(policyFits));
const count = z.number().int();

/** What is written about a policy; all of it is read by everybody once published. */
export const PolicyTextSchema = z.object({
  category: policyCategory,
  level: policyLevel,
  title: text('名称', 30, 2),
  benefit: text('能得到什么', 300, 6),
  conditions: z.array(PolicyConditionSchema).max(20, { message: '条件最多 20 条。' }),
  papers: z
    .array(text('材料', 60, 2))
    .min(1, { message: '至少写一样材料。' })
    .max(15, { message: '最多 15 样。' }),
  office: text('去哪里办', 200, 4),
  source: text('依据', 300, 4),
  validFrom: day,
  validUntil: day.nullable(),
  /** Paid month by month: one grant, many instalments. */
  monthly: z.boolean(),
  /** A loan under policy: granted with the loan's first tranche. */
  loan: z.boolean(),
});
export type PolicyText = z.output<typeof PolicyTextSchema>;

/** A policy as those who keep the catalogue see it. */
export const CataloguePolicySchema = PolicyTextSchema.extend({
  id,
  key: z.string(),
  state: z.enum(keysOf(policyStates)),
  updatedAt: instant,
  openApplications: count,
  grants: count,
});
export type CataloguePolicy = z.output<typeof CataloguePolicySchema>;

/** A policy in a public list. */
export const PublicPolicyLineSchema = z.object({
  id,
  category: policyCategory,
  level: policyLevel,
  title: z.string(),
  benefit: z.string(),
  monthly: z.boolean(),
  validFrom: day,
  validUntil: day.nullable(),
});
export type PublicPolicyLine = z.output<typeof PublicPolicyLineSchema>;

export const PublicPolicySchema = PublicPolicyLineSchema.extend({
  /** What each condition asks. */
  conditions: z.array(z.string()),
  papers: z.array(z.string()),
  office: z.string(),
  source: z.string(),
  updatedOn: day,
});
export type PublicPolicy = z.output<typeof PublicPolicySchema>;

export const JudgedConditionSchema = z.object({
  text: z.string(),
  state: z.enum(['met', 'notMet', 'unknown']),
  sentence: z.string(),
});

/** A policy with the answer for one person. */
export const MatchedPolicySchema = PublicPolicyLineSchema.extend({
  papers: z.array(z.string()),
  office: z.string(),
  fit: policyFit,
  conditions: z.array(JudgedConditionSchema),
  /** The application that is open for it. */
  openApplicationId: id.nullable(),
  /** Periods for which it was granted already. */
  grantedFor: z.array(z.string()),
});
export type MatchedPolicy = z.output<typeof MatchedPolicySchema>;

/** The same for a union worker: a register's hint is no ground. */
export const UnionMatchedPolicySchema = MatchedPolicySchema.extend({ hint: z.boolean() });
export type UnionMatchedPolicy = z.output<typeof UnionMatchedPolicySchema>;

const applicationFacts = {
  id,
  policyId: id,
  policyTitle: z.string(),
  category: policyCategory,
  state: policyApplicationState,
  openedOn: day,
  appliedOn: day.nullable(),
  decidedOn: day.nullable(),
  reason: z.string().nullable(),
};
/** An application as the graduate sees it. */
export const OwnPolicyApplicationSchema = z.object({
  ...applicationFacts,
  papers: z.array(z.string()),
  office: z.string(),
  /** Unit that looks after it. */
  unionName: z.string(),
});
export type OwnPolicyApplication = z.output<typeof OwnPolicyApplicationSchema>;

/** The same as a union worker sees it. */
export const PolicyApplicationSchema = z.object({
  ...applicationFacts,
  personId: id,
  name: z.string(),
  unionId: id,
  unionName: z.string(),
  note: z.string(),
  caseworkerName: z.string().nullable(),
  /** Days in the present state while it is open. */
  waitingDays: count.nullable(),
  /** Longer than it should wait. */
  late: z.boolean(),
});
export type PolicyApplication = z.output<typeof PolicyApplicationSchema>;

/** A graduate whom a policy fits or may fit. */
export const PolicyCandidateSchema = z.object({
  personId: id,
  name: z.string(),
  unionName: z.string(),
  school: z.string().nullable(),
  graduationYear: count.nullable(),
  fit: policyFit,
  conditions: z.array(JudgedConditionSchema),
  hint: z.boolean(),
  openApplicationId: id.nullable(),
  grantedFor: z.array(z.string()),
});
export type PolicyCandidate = z.output<typeof PolicyCandidateSchema>;
