import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant, text } from '../shared/schemas.ts';
import { companyNatures, companySizes, companyStates, companyTags } from './vocabulary.ts';

/** Street or town, nine digits. */
export const town = z.string().regex(/^\d{9}$/, { message: '选一个街道或镇。' });

/** Mobile or landline, `021-59720000`. */
const contactPhone = z
  .string({ message: '填一下联系电话。' })
  .transform((typed) => typed.normalize('NFKC').replace(/[\s()]/g, ''))
  .refine((typed) => /^\d[\d-]{6,17}$/.test(typed), { message: '联系电话写成 021-59720000 或手机号。' });

/** What a company tells about itself, at registration and later. */
export const CompanyProfileSchema = z.object({
  creditCode: text('统一社会信用代码', 40),
  /** The company has compared a code that fails its check with the licence and keeps it. */
  creditCodeConfirmed: z.boolean().default(false),
  name: text('单位全称', 80, 4),
  shortName: text('简称', 20, 2),
  nature: z.enum(keysOf(companyNatures), { message: '选一个单位性质。' }),
  size: z.enum(keysOf(companySizes), { message: '选一个单位人数。' }),
  industry: text('所属行业', 40, 2),
  town,
  address: text('单位地址', 120, 4),
  introduction: z.string().trim().max(2000, { message: '介绍最多 2000 个字。' }).default(''),
  contactName: text('联系人', 40, 2),
  contactPhone,
});
export type CompanyProfile = z.output<typeof CompanyProfileSchema>;

const companyFacts = {
  id,
  creditCode: z.string(),
  name: z.string(),
  shortName: z.string(),
  nature: z.enum(keysOf(companyNatures)),
  size: z.enum(keysOf(companySizes)),
  industry: z.string(),
  town: z.string(),
  address: z.string(),
  introduction: z.string(),
  contactName: z.string(),
  contactPhone: z.string(),
  state: z.enum(keysOf(companyStates)),
  /** Working day by which the unit answers. */
  answerDueOn: day,
  decisionNote: z.string().nullable(),
  /** Last day on which the verification holds (核实有效期), included; null before the first. */
  verifiedUntil: day.nullable(),
  /** Day on which the company confirmed its data for the next one, and what it said. */
  confirmedOn: day.nullable(),
  confirmationNote: z.string().nullable(),
  union: z.object({ name: z.string(), contactPhone: z.string().nullable() }),
};

/** The company as its own people see it; tags are never in it. */
export const OwnCompanySchema = z.object(companyFacts);
export type OwnCompany = z.output<typeof OwnCompanySchema>;

export const OperatorSchema = z.object({
  accountId: id,
  name: z.string(),
  loginName: z.string(),
  since: instant,
  isYou: z.boolean(),
});
export const ColleaguesSchema = z.object({
  operators: z.array(OperatorSchema),
  /** Invitations sent and not yet accepted. */
  invitations: z.array(
    z.object({ id, email: z.string().nullable(), createdAt: instant, expiresAt: instant }),
  ),
});

export const TagPeriodSchema = z.object({
  id,
  tag: z.enum(keysOf(companyTags)),
  fromDay: day,
  /** Last day, included; null while it holds. */
  untilDay: day.nullable(),
  evidence: z.string(),
});
export const NewTagSchema = z.object({
  tag: z.enum(keysOf(companyTags), { message: '选一个标签。' }),
  fromDay: day,
  untilDay: day.optional(),
  evidence: text('依据', 300, 4),
});

/** One row of a union's list of companies. */
export const CompanyRowSchema = z.object({
  id,
  name: z.string(),
  creditCode: z.string(),
  nature: z.enum(keysOf(companyNatures)),
  town: z.string(),
  state: z.enum(keysOf(companyStates)),
  answerDueOn: day,
  unionName: z.string(),
  /** Tags that hold today. */
  tags: z.array(z.enum(keysOf(companyTags))),
  publishedPositions: z.number().int(),
  verifiedUntil: day.nullable(),
  confirmedOn: day.nullable(),
});

/** The company as the union sees it. */
export const UnionCompanySchema = z.object({
  ...companyFacts,
  /** What is wrong with the credit code, when its check fails. */
  creditCodeProblem: z.string().nullable(),
  creditCodeNote: z.string().nullable(),
  createdAt: instant,
  decidedAt: instant.nullable(),
  operators: z.array(z.object({ accountId: id, name: z.string(), since: instant })),
  tags: z.array(TagPeriodSchema),
  publishedPositions: z.number().int(),
  /** Every verification, the latest first. */
  verifications: z.array(z.object({ verifiedOn: day, validUntil: day, note: z.string() })),
  /** States the reader may move the company to now. */
  next: z.array(z.enum(keysOf(companyStates))),
});
export type UnionCompany = z.output<typeof UnionCompanySchema>;
