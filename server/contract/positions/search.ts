import { z } from 'zod';
import { companyNatures, companySizes } from '../companies/vocabulary.ts';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, idParams, page } from '../shared/schemas.ts';
import { centreOf } from '../unions/town-centres.ts';
import { PositionCardSchema } from './card.ts';
import { positionSorts, suggestionKinds } from './search-vocabulary.ts';
import {
  educationRequirements,
  employmentTypes,
  occupations,
  payUnits,
  positionKinds,
} from './vocabulary.ts';

/** An empty field of a form filters nothing. */
const blank = z.literal('').transform(() => undefined);

/** Several values: the key repeated, or one value with commas. */
function several<T extends z.ZodType<unknown, string>>(one: T) {
  return z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((given) =>
      [...new Set([given ?? []].flat().flatMap((each) => each.split(',')))].filter(Boolean),
    )
    .pipe(z.array(one).max(50));
}

/** Whole number of a form's field. */
const whole = (min: number, max: number, message: string) =>
  blank
    .or(z.coerce.number({ message }).int({ message }).min(min, { message }).max(max, { message }))
    .optional();

const searchFields = z.object({
  /** Chinese words, parts of them, pinyin or initials. */
  q: z.string().max(200, { message: '写短一点，最多 200 个字。' }).default(''),
  kind: several(z.enum(keysOf(positionKinds))),
  /** Nine-digit codes of streets and towns. */
  town: several(z.string().regex(/^\d{9}$/, { message: '镇或街道写九位代码。' })),
  /** The graduate's level: positions that ask for at most this; `any`: that ask for none. */
  education: blank.or(z.enum(keysOf(educationRequirements))).optional(),
  /** Yuan a month that a position pays at the least. */
  salaryMin: blank.or(z.coerce.number().int().min(0).max(1_000_000)).optional(),
  occupation: several(z.enum(keysOf(occupations))),
  companyNature: several(z.enum(keysOf(companyNatures))),
  /** Published or refreshed within so many days, today included. */
  postedWithin: whole(1, 365, '天数写 1 到 365 的整数。'),
  /** A major as one says it: positions that name it or its class, or that name none. */
  major: blank.or(z.string().trim().max(30, { message: '专业最多写 30 个字。' })).optional(),
  /** `true`: only what is open to graduates of the current year. */
  openToCurrentYear: blank
    .or(z.enum(['true', 'false']))
    .optional()
    .transform((given) => given === 'true'),
  /** Nine-digit code of the street or town that distances count from. */
  near: blank
    .or(
      z
        .string()
        .regex(/^\d{9}$/, { message: '镇或街道写九位代码。' })
        .refine((code) => centreOf(code) !== null, { message: '只能从上海的镇或街道算距离。' }),
    )
    .optional(),
  /** Kilometres from `near` at most, as the crow flies between centres. */
  within: whole(1, 200, '公里数写 1 到 200 的整数。'),
  sort: blank
    .or(z.enum(keysOf(positionSorts)))
    .optional()
    .transform((sort) => sort ?? 'relevance'),
  page: blank
    .or(page)
    .optional()
    .transform((number) => number ?? 1),
});

/** Distance needs a place to count from. */
const SearchQuery = searchFields.superRefine(({ near, within, sort }, check) => {
  if (near || (within === undefined && sort !== 'distance')) return;
  check.addIssue({ code: 'custom', path: ['near'], message: '先选从哪个镇或街道算距离。' });
});

/** Places to mark: first and last-plus-one offset in UTF-16 units. */
const marks = z.array(z.tuple([z.number().int(), z.number().int()]));

/** A search result; nothing of preference, suitability or household is in it. */
export const PositionHitSchema = PositionCardSchema.extend({
  /** Yuan a month; pay by the day counts 21.75 days. */
  monthlyMin: z.number().int(),
  monthlyMax: z.number().int(),
  /** The later of the days of publication and refresh: what `date` sorts by. */
  postedOn: day,
  /** Whole kilometres from `near`, between centres; null without it or outside Shanghai. */
  kilometres: z.number().int().nullable(),
  /** The company's answer rate (答复率) in percent; null when no application was due for an answer. */
  answerRate: z.number().int().nullable(),
  /** Fewer than five applications are open; how many is told to nobody. */
  fewApplicants: z.boolean(),
  marks: z.object({ title: marks, company: marks }),
  /** Where the text shows what was asked, when the title does not. */
  snippet: z.object({ text: z.string(), marks }).nullable(),
});
export type PositionHitReply = z.output<typeof PositionHitSchema>;

function facet<T extends z.ZodType>(value: T) {
  return z.array(z.object({ value, label: z.string(), count: z.number().int() }));
}

export const SearchReplySchema = z.object({
  items: z.array(PositionHitSchema),
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
  /** What the words alone find, without any filter. */
  totalWithoutFilters: z.number().int(),
  /** Each counts what the other filters leave; education, salaryMin, postedWithin and within are cumulative. */
  facets: z.object({
    kind: facet(z.enum(keysOf(positionKinds))),
    town: facet(z.string()),
    education: facet(z.enum(keysOf(educationRequirements))),
    salaryMin: facet(z.number().int()),
    occupation: facet(z.enum(keysOf(occupations))),
    companyNature: facet(z.enum(keysOf(companyNatures))),
    postedWithin: facet(z.number().int()),
    openToCurrentYear: facet(z.literal(true)),
    /** The major asked for; empty without one. */
    major: facet(z.string()),
    /** Empty unless `near` is given. */
    within: facet(z.number().int()),
  }),
  /** What was searched instead, when what was typed is found nowhere. */
  corrected: z.string().nullable(),
  engine: z.enum(['postgres', 'meilisearch']),
  /** The first choice did not answer; PostgreSQL did. */
  degraded: z.boolean(),
});
export type PositionSearchReply = z.output<typeof SearchReplySchema>;

const SuggestionQuery = z.object({
  q: z.string().max(200, { message: '写短一点，最多 200 个字。' }).default(''),
});

/** What is offered while somebody types; each finds at least one position now. */
export const SuggestionSchema = z.object({
  /** As shown. */
  text: z.string(),
  kind: z.enum(keysOf(suggestionKinds)),
  /** The search it leads to: words, or the filter by a town. */
  query: z.object({ q: z.string().optional(), town: z.array(z.string()).optional() }),
});
export type Suggestion = z.output<typeof SuggestionSchema>;

/** What a visitor sees of a position's state; a position of a suspended company counts as closed. */
export const publicStates = ['published', 'paused', 'closed', 'expired'] as const;

export const PublicPositionSchema = PositionCardSchema.extend({
  state: z.enum(publicStates),
  occupation: z.enum(keysOf(occupations)),
  majors: z.array(z.string()),
  employmentType: z.enum(keysOf(employmentTypes)),
  address: z.string(),
  duties: z.string(),
  conditions: z.string(),
  company: z.object({
    id,
    name: z.string(),
    shortName: z.string(),
    nature: z.enum(keysOf(companyNatures)),
    size: z.enum(keysOf(companySizes)),
    industry: z.string(),
    introduction: z.string(),
    verified: z.boolean(),
    /** Unit that verified it, and the day. */
    verifiedBy: z.string(),
    verifiedOn: day.nullable(),
    /** Applications of the last 90 days that had seven days for an answer. */
    answers: z.object({
      received: z.number().int(),
      answered: z.number().int(),
      days: z.number().nullable(),
    }),
  }),
  similar: z.array(
    z.object({
      id,
      title: z.string(),
      companyName: z.string(),
      townName: z.string(),
      payMin: z.number().int(),
      payMax: z.number().int(),
      payUnit: z.enum(keysOf(payUnits)),
      payMonths: z.number().int(),
    }),
  ),
});
export type PublicPosition = z.output<typeof PublicPositionSchema>;

/** What anyone may ask of positions. */
export const searchRoutes = routes({
  searchPositions: {
    method: 'GET',
    path: '/api/positions',
    permission: null,
    summary:
      '搜索招聘中的职位：关键词、拼音、类别、岗位类型、镇街、距离、学历、专业、月薪、单位性质、发布时间；附各项筛选的数量',
    query: SearchQuery,
    reply: SearchReplySchema,
  },
  suggestPositions: {
    method: 'GET',
    path: '/api/positions/suggestions',
    permission: null,
    summary: '输入时的联想：岗位、单位、专业、地点，汉字、拼音、首字母都可以；只给现在搜得到岗位的',
    query: SuggestionQuery,
    reply: z.object({ suggestions: z.array(SuggestionSchema) }),
  },
  readPosition: {
    method: 'GET',
    path: '/api/positions/{id}',
    permission: null,
    summary: '查看一个发布过的职位，附单位和相近的职位',
    params: idParams,
    reply: PublicPositionSchema,
  },
});
