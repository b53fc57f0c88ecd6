import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { instant, page, paged } from '../shared/schemas.ts';
import { formParams, UnitsTableSchema } from './schemas.ts';
import { forms } from './vocabulary.ts';

/** A sealed version of a unit's report (历年封存). */
export const SealedReportSchema = z.object({
  code: z.string(),
  name: z.string(),
  year: z.number().int(),
  version: z.number().int(),
  /** The version that holds now; earlier ones were corrected since. */
  latest: z.boolean(),
  /** Declared nil (零报) before it was sealed. */
  nil: z.boolean(),
  sealedAt: instant,
  sealedByName: z.string(),
  preparerName: z.string().nullable(),
  /** Why the version before it was corrected; null for the first. */
  correctionReason: z.string().nullable(),
});
export type SealedReport = z.output<typeof SealedReportSchema>;

export const boardRoutes = routes({
  listUnitsBelow: {
    method: 'GET',
    path: '/api/forms/{form}/{year}/{unit}/units',
    permission: 'report.read',
    summary: '一个单位的下级 × 21 个数，各到了哪一步',
    params: formParams,
    reply: UnitsTableSchema,
  },
  listSealedReports: {
    method: 'GET',
    path: '/api/sealed-reports',
    permission: 'report.read',
    summary: '历年封存的统计表，更正前的也在',
    query: z.object({
      form: z.enum(keysOf(forms)).default('sunshine'),
      year: z.coerce.number().int().min(2000).max(2100).optional(),
      page,
    }),
    reply: paged(SealedReportSchema).extend({ years: z.array(z.number().int()) }),
  },
});
