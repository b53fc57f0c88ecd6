import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { instant, text } from '../shared/schemas.ts';
import { unionKinds } from '../unions/vocabulary.ts';
import { formParams } from './schemas.ts';
import { cellCodes } from './sunshine-form.ts';

const path = '/api/baselines/{form}/{year}' as const;
const unitPath = `${path}/{unit}` as const;
const reason = text('原因', 300, 2);
/** Figures by code as the paper prints them; a blank is left out. */
const cells = z.partialRecord(z.enum([...cellCodes] as [string, ...string[]]), z.string().max(30));

/** Paper figures of an earlier year (往年纸质报表) of one unit. */
export const BaselineSchema = z.object({
  code: z.string(),
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(keysOf(unionKinds)),
  /** A sealed report of that year exists: it is what later years are compared with. */
  sealed: z.boolean(),
  /** Null until somebody entered them. */
  cells: z.record(z.string(), z.string()).nullable(),
  source: z.string().nullable(),
  enteredBy: z.string().nullable(),
  enteredAt: instant.nullable(),
  /** Cross-checks that the paper itself does not meet: `01B＋01C＝37，01A 为 38，差 1`. */
  remarks: z.array(z.string()),
});
export type Baseline = z.output<typeof BaselineSchema>;

export const baselineRoutes = routes({
  listBaselines: {
    method: 'GET',
    path,
    permission: 'report.read',
    summary: '往年纸质报表的数：本单位和下一级各单位',
    params: formParams.omit({ unit: true }),
    reply: z.object({
      year: z.number().int(),
      years: z.array(z.number().int()),
      units: z.array(BaselineSchema),
    }),
  },
  saveBaseline: {
    method: 'PUT',
    path: unitPath,
    permission: 'campaign.write',
    summary: '录入一个单位往年纸质报表的数，没有封存的统计表时用来比较',
    params: formParams,
    body: z.object({
      cells,
      source: text('依据', 200, 2),
      /** Why figures entered before are changed. */
      reason: reason.optional(),
    }),
    reply: BaselineSchema,
  },
  removeBaseline: {
    method: 'POST',
    path: `${unitPath}/removal`,
    permission: 'campaign.write',
    summary: '去掉录错的往年数，写明原因；原来的数留在审计日志里',
    params: formParams,
    body: z.object({ reason }),
    reply: BaselineSchema,
  },
});
