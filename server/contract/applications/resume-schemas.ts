import { z } from 'zod';
import { degreeLevels } from '../households/vocabulary.ts';
import { keysOf } from '../shared/labels.ts';
import { id, instant, text } from '../shared/schemas.ts';
import { hideableFields, resumeSections } from './resume-vocabulary.ts';

/** Month as `2026-06`. */
const month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, { message: '月份写成 2026-06 这样。' });
const monthOrNull = z.union([z.literal('').transform(() => null), month]).nullable();

export const entryFields = {
  place: text('单位或学校', 60, 2),
  role: text('岗位或专业', 60, 2),
  from: month,
  /** Null while it lasts. */
  until: monthOrNull.default(null),
  text: text('做了什么', 500, 0).default(''),
};
export const certificateFields = { name: text('证书名称', 60, 2), issued: monthOrNull.default(null) };

const ResumeEntrySchema = z.object({
  place: z.string(),
  role: z.string(),
  from: z.string(),
  until: z.string().nullable(),
  text: z.string(),
});
const ResumeCertificateSchema = z.object({ name: z.string(), issued: z.string().nullable() });

const StudyLine = z.object({
  school: z.string(),
  major: z.string(),
  degree: z.enum(keysOf(degreeLevels)),
  graduationYear: z.number().int(),
});

/** The résumé as it was sent; all the company ever sees of the person. What was kept back is not there at all. */
export const SentResumeSchema = z.object({
  name: z.string(),
  phone: z.string(),
  email: z.string().optional(),
  school: z.string(),
  major: z.string(),
  degree: z.string(),
  graduationYear: z.number().int().optional(),
  skills: z.string(),
  experience: z.string(),
  introduction: z.string().optional(),
  education: z.array(ResumeEntrySchema).optional(),
  practice: z.array(ResumeEntrySchema).optional(),
  certificates: z.array(ResumeCertificateSchema).optional(),
});

/** A résumé file (简历文件) without its bytes. */
export const ResumeFileSchema = z.object({
  name: z.string(),
  size: z.number().int(),
  uploadedAt: instant,
});

/** Share of the résumé that is written, and what is missing. */
export const CompletenessSchema = z.object({
  percent: z.number().int(),
  missing: z.array(z.enum(keysOf(resumeSections))),
});

/** A graduate's own résumé (在线简历) with what it still lacks before it can be sent. */
export const OwnResumeSchema = z.object({
  name: z.string(),
  phone: z.string().nullable(),
  email: z.string().nullable(),
  study: StudyLine.nullable(),
  skills: z.string(),
  experience: z.string(),
  introduction: z.string(),
  education: z.array(ResumeEntrySchema.extend({ id })),
  practice: z.array(ResumeEntrySchema.extend({ id })),
  certificates: z.array(ResumeCertificateSchema.extend({ id })),
  hidden: z.array(z.enum(keysOf(hideableFields))),
  file: ResumeFileSchema.nullable(),
  updatedAt: instant.nullable(),
  missing: z.array(z.enum(['phone', 'study'])),
  completeness: CompletenessSchema,
  /** What the records say and the résumé does not have yet; taken over only when the graduate confirms it. */
  suggested: z.object({
    education: z.array(z.object({ place: z.string(), role: z.string(), until: z.string() })),
    certificates: z.array(ResumeCertificateSchema),
  }),
  /** What a company gets (单位看到的样子); null while something is missing. */
  shown: SentResumeSchema.nullable(),
});
export type OwnResume = z.infer<typeof OwnResumeSchema>;
