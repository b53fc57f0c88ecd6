import { z } from 'zod';
import { file, routes } from '../route.ts';
import { day } from '../shared/schemas.ts';
import { formParams, scopeQuery } from './schemas.ts';

/** Draft of the written summary (写总结用的文字): no person, no household, figures only. */
export const ReportSummarySchema = z.object({
  title: z.string(),
  unit: z.object({ code: z.string(), name: z.string() }),
  year: z.number().int(),
  asOf: day,
  /** The figures are those that were frozen, not those of now. */
  frozen: z.boolean(),
  /** Where the figures come from, in one line. */
  source: z.string(),
  sections: z.array(
    z.object({
      head: z.string(),
      paragraphs: z.array(z.string()),
      /** What a person has to write here; the paragraphs only say what. */
      toWrite: z.boolean(),
    }),
  ),
});
export type ReportSummary = z.output<typeof ReportSummarySchema>;

const path = '/api/forms/{form}/{year}/{unit}/summary' as const;

export const summaryRoutes = routes({
  readSummary: {
    method: 'GET',
    path,
    permission: 'report.read',
    summary: '写总结用的文字：统计表的数写成句子，和上年比',
    params: formParams,
    query: scopeQuery,
    reply: ReportSummarySchema,
  },
  exportSummary: {
    method: 'GET',
    path: `${path}/file`,
    permission: 'report.read',
    summary: '写总结用的文字，公文格式（docx）',
    params: formParams,
    query: scopeQuery,
    reply: file,
  },
});
