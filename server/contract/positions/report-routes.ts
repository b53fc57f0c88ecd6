import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { id, idParams, instant, page, paged, text } from '../shared/schemas.ts';
import { positionReportReasons, positionReportStates } from './posting-vocabulary.ts';
import { positionStates } from './vocabulary.ts';

const count = z.number().int();
const reason = z.enum(keysOf(positionReportReasons), { message: '选一个原因。' });
const state = z.enum(keysOf(positionReportStates));

/** One report as a union reads it: never who reported. */
const ReportSchema = z.object({
  id,
  reason,
  note: z.string(),
  state,
  reportedAt: instant,
  decidedAt: instant.nullable(),
  answer: z.string().nullable(),
});

/** A reported position with its ad, its company, and what was reported of both before. */
const ReportedPositionSchema = z.object({
  position: z.object({
    id,
    title: z.string(),
    state: z.enum(keysOf(positionStates)),
    duties: z.string(),
    conditions: z.string(),
  }),
  company: z.object({ id, name: z.string(), contactName: z.string(), contactPhone: z.string() }),
  /** Those of this queue: open ones the oldest first, decided ones the latest first. */
  reports: z.array(ReportSchema),
  /** Decided ones of this position, and those found true of all positions of the company. */
  upheld: count,
  dismissed: count,
  upheldOfCompany: count,
});
export type ReportedPosition = z.output<typeof ReportedPositionSchema>;

/** Reports of positions (举报职位): graduates report, the union that answers for the position decides. */
export const positionReportRoutes = routes({
  reportPosition: {
    method: 'POST',
    path: '/api/me/positions/{id}/reports',
    permission: 'graduate.own',
    summary: '举报一个职位；单位不知道是谁',
    params: idParams,
    body: z
      .object({ reason, note: text('情况', 500, 0).default('') })
      .refine((given) => given.reason !== 'other' || given.note.length > 0, {
        path: ['note'],
        message: '写一句是什么问题。',
      }),
    reply: z.object({ id }),
  },
  readOwnPositionReport: {
    method: 'GET',
    path: '/api/me/positions/{id}/report',
    permission: 'graduate.own',
    summary: '自己最近一次举报这个职位，和答复',
    params: idParams,
    reply: z.object({ report: ReportSchema.nullable() }),
  },
  listPositionReports: {
    method: 'GET',
    path: '/api/union/position-reports',
    permission: 'complaint.decide',
    summary: '本单位范围里被举报的职位，三条待核实的在前',
    query: z.object({ show: z.enum(['open', 'decided']).default('open'), page }),
    reply: paged(ReportedPositionSchema).extend({
      /** Reports, not positions. */
      counts: z.object({ open: count, decided: count }),
    }),
  },
  decidePositionReport: {
    method: 'POST',
    path: '/api/union/position-reports/{id}/decision',
    permission: 'complaint.decide',
    summary: '答复一条举报：属实或不属实；可以一起撤下职位',
    params: idParams,
    body: z
      .object({
        verdict: z.enum(['upheld', 'dismissed'], { message: '选属实还是不属实。' }),
        /** Goes to whoever reported. */
        answer: text('答复', 300, 4),
        /** Answers every open report of the position alike. */
        allOpen: z.boolean().default(false),
        /** Words to the company why its position is taken down; left out, it stays. */
        takeDownNote: text('撤下的原因', 300, 4).optional(),
      })
      .refine(({ verdict, takeDownNote }) => verdict === 'upheld' || takeDownNote === undefined, {
        path: ['takeDownNote'],
        message: '不属实的，职位不撤。',
      }),
    reply: z.object({ decided: count, takenDown: z.boolean() }),
  },
});
