import { z } from 'zod';
import { town } from '../companies/schemas.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, instant, text } from '../shared/schemas.ts';
import { adFields, adLevels } from './ad-check/finding.ts';
import {
  educationRequirements,
  employmentTypes,
  occupations,
  payUnits,
  positionKinds,
  positionStates,
  preferences,
} from './vocabulary.ts';

const wholeNumber = (message: string, min: number, max: number) =>
  z.number({ message }).int({ message }).min(min, { message }).max(max, { message });
const yuan = wholeNumber('写整数，单位是元，如 6000。', 1, 1_000_000);

/** Forms of employment that go with each kind. */
export const employmentTypesOf = {
  fullTime: ['contract', 'dispatch', 'partTime'],
  internship: ['internshipAgreement'],
  traineeship: ['traineeshipAgreement'],
  publicWelfare: ['contract', 'dispatch', 'partTime'],
} as const;

/** The required elements of a posting (职位要素). */
const postingFields = {
  title: text('职位名称', 40, 2),
  kind: z.enum(keysOf(positionKinds), { message: '选一个类型。' }),
  occupation: z.enum(keysOf(occupations), { message: '选一个岗位类型。' }),
  headcount: wholeNumber('写整数，1 到 9999，不能写“若干”。', 1, 9999),
  education: z.enum(keysOf(educationRequirements), { message: '选一个学历要求。' }),
  majors: z.array(text('专业', 30)).max(10, { message: '专业最多写 10 个。' }).default([]),
  employmentType: z.enum(keysOf(employmentTypes), { message: '选一个用工形式。' }),
  town,
  address: text('工作地点', 120, 4),
  /** Yuan per unit. */
  payMin: yuan,
  payMax: yuan,
  payUnit: z.enum(keysOf(payUnits), { message: '选按月还是按天。' }),
  /** Months of pay in a year. */
  payMonths: wholeNumber('一年几薪写 12 到 24。', 12, 24).default(12),
  duties: text('岗位职责', 3000, 5),
  conditions: text('任职条件', 2000, 2),
  openToCurrentYear: z.boolean().default(true),
  /** Last day, included. */
  validUntil: day,
};

export const PostingSchema = z.object(postingFields).superRefine((posting, check) => {
  if (posting.payMax < posting.payMin) {
    check.addIssue({ code: 'custom', path: ['payMax'], message: '上限不能低于下限。' });
  }
  const fitting: readonly string[] = employmentTypesOf[posting.kind];
  if (!fitting.includes(posting.employmentType)) {
    const message = `${positionKinds[posting.kind]}要选${fitting.map((key) => employmentTypes[key as keyof typeof employmentTypes]).join('、')}。`;
    check.addIssue({ code: 'custom', path: ['employmentType'], message });
  }
});
export type Posting = z.output<typeof PostingSchema>;

export const AdFindingSchema = z.object({
  rule: z.string(),
  level: z.enum(keysOf(adLevels)),
  field: z.enum(keysOf(adFields)),
  /** Place in the field's text as typed, in UTF-16 units; both 0 where the field is no text. */
  start: z.number().int(),
  end: z.number().int(),
  quote: z.string(),
  sentence: z.string(),
  law: z.string().nullable(),
});

const positionFacts = {
  id,
  ...postingFields,
  state: z.enum(keysOf(positionStates)),
  /** Changes with every change; handed back with a decision, so that nobody decides on words unseen. */
  version: z.number().int(),
  submittedAt: instant.nullable(),
  publishedAt: instant.nullable(),
  decisionNote: z.string().nullable(),
  adAppeal: z.string().nullable(),
  /** Agreed with the union; shown to this company for its own position only, and never public. */
  preference: z.enum(keysOf(preferences)),
  approvingUnionName: z.string().nullable(),
  updatedAt: instant,
};

/** The position as its own company sees it. */
export const OwnPositionSchema = z.object({
  ...positionFacts,
  findings: z.array(AdFindingSchema),
  /** Version of the job-ad rules behind the findings (规则版本). */
  rulesVersion: z.string(),
  refreshedAt: instant.nullable(),
  /** When it may be refreshed next; null when now, or when it is not open. */
  refreshableAt: instant.nullable(),
  /** States the company may move it to now. */
  next: z.array(z.enum(keysOf(positionStates))),
});
export type OwnPosition = z.output<typeof OwnPositionSchema>;

export const OwnPositionRowSchema = z.object({
  id,
  title: z.string(),
  kind: z.enum(keysOf(positionKinds)),
  state: z.enum(keysOf(positionStates)),
  headcount: z.number().int(),
  validUntil: day,
  preference: z.enum(keysOf(preferences)),
  decisionNote: z.string().nullable(),
  updatedAt: instant,
  refreshedAt: instant.nullable(),
  /** When it may be refreshed next; null when now, or when it is not open. */
  refreshableAt: instant.nullable(),
  applications: z.number().int(),
  /** Applications that wait for the company's first answer. */
  unanswered: z.number().int(),
});
export type OwnPositionRow = z.output<typeof OwnPositionRowSchema>;

/** The position as a union sees it. */
export const UnionPositionSchema = z.object({
  ...positionFacts,
  company: z.object({
    id,
    name: z.string(),
    state: z.string(),
    creditCode: z.string(),
    contactName: z.string(),
    contactPhone: z.string(),
    /** Last day on which the verification holds (核实有效期). */
    verifiedUntil: day.nullable(),
  }),
  suitableForGraduates: z.boolean(),
  approvingUnionId: id.nullable(),
  firstPublishedOn: day.nullable(),
  preferredOn: day.nullable(),
  preferredHeadcount: z.number().int().nullable(),
  findings: z.array(AdFindingSchema),
  /** Version of the job-ad rules behind the findings (规则版本). */
  rulesVersion: z.string(),
  /** Version by which the ad was last checked when it was written or decided. */
  adRulesVersion: z.string().nullable(),
  /** Units in whose name the reader may approve it. */
  approvingUnits: z.array(z.object({ id, name: z.string() })),
  next: z.array(z.enum(keysOf(positionStates))),
});
export type UnionPosition = z.output<typeof UnionPositionSchema>;

export const UnionPositionRowSchema = z.object({
  id,
  title: z.string(),
  kind: z.enum(keysOf(positionKinds)),
  state: z.enum(keysOf(positionStates)),
  headcount: z.number().int(),
  companyName: z.string(),
  companyVerified: z.boolean(),
  preference: z.enum(keysOf(preferences)),
  suitableForGraduates: z.boolean(),
  submittedAt: instant.nullable(),
  validUntil: day,
  appealed: z.boolean(),
  /** Reports of it that wait for a decision (举报). */
  openReports: z.number().int(),
});
