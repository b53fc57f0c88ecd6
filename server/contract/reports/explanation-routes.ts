import { z } from 'zod';
import { routes } from '../route.ts';
import { day, id } from '../shared/schemas.ts';
import { cellParams } from './schemas.ts';

/** Why a person counts in a cell, or why not (为什么算、为什么不算). */
export const ExplanationSchema = z.object({
  code: z.string(),
  label: z.string(),
  personId: id,
  /** Masked. */
  name: z.string(),
  counted: z.boolean(),
  /** Period the question was asked for; the records as they are now. */
  start: day,
  asOf: day,
  conditions: z.array(z.object({ met: z.boolean(), text: z.string() })),
  records: z.array(
    z.object({ on: day, record: z.string(), unitName: z.string(), counted: z.boolean(), why: z.string() }),
  ),
});
export type Explanation = z.output<typeof ExplanationSchema>;

export const explanationRoutes = routes({
  explainPerson: {
    method: 'GET',
    path: '/api/forms/{form}/{year}/{unit}/cells/{code}/explanations/{personId}',
    permission: 'graduate.read',
    summary: '某个人为什么算、为什么不算在一个数里',
    params: cellParams.extend({ personId: id }),
    reply: ExplanationSchema,
  },
});
