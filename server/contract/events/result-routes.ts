import { z } from 'zod';
import { routes } from '../route.ts';
import { id, idParams, instant, page, paged, text } from '../shared/schemas.ts';
import {
  AbsenceInputSchema,
  AbsenceLineSchema,
  AttendeeSchema,
  FactSchema,
  FollowUpInputSchema,
  FollowUpLineSchema,
  figureKeys,
  ProposalSchema,
  ResultEventSchema,
  ResultSchema,
} from './result-schemas.ts';

const done = z.object({ id });

/** After an event (活动结果): proposed from the records, confirmed by a second person, followed up. */
export const resultRoutes = routes({
  readResult: {
    method: 'GET',
    path: '/api/union/events/{id}/result',
    permission: 'event.read',
    summary: '一场活动的结果：按记录算出的、填的、按单位和街镇的',
    params: idParams,
    reply: ResultSchema,
  },
  listResultFacts: {
    method: 'GET',
    path: '/api/union/events/{id}/result/{figure}',
    permission: 'graduate.read',
    summary: '结果里一个数字背后的名单；别的单位的人只有姓名和学校',
    params: z.object({ id, figure: z.enum(figureKeys) }),
    query: z.object({ page }),
    reply: paged(FactSchema).extend({ sum: z.number().int() }),
  },
  listAttendees: {
    method: 'GET',
    path: '/api/union/events/{id}/attendees',
    permission: 'graduate.read',
    summary: '本单位的毕业生来没来，和谁谈过，后来怎样',
    params: idParams,
    query: z.object({ page }),
    reply: paged(AttendeeSchema),
  },
  exportResult: {
    method: 'GET',
    path: '/api/union/events/{id}/result.xlsx',
    permission: 'graduate.read',
    summary: '导出活动结果：汇总和明细',
    params: idParams,
    reply: 'file',
  },
  proposeResult: {
    method: 'POST',
    path: '/api/union/events/{id}/result',
    permission: 'event.write',
    summary: '填结果：按记录算好的可以改，改了写明原因；最后一天起可以填',
    params: idParams,
    body: ProposalSchema,
    reply: done,
  },
  confirmResult: {
    method: 'POST',
    path: '/api/union/events/{id}/result/confirmation',
    permission: 'event.confirm',
    summary: '第二个人确认结果，活动这才算已举办、计入统计表',
    params: idParams,
    /** Which proposal was looked at. */
    body: z.object({ proposedAt: instant }),
    reply: done,
  },
  returnResult: {
    method: 'POST',
    path: '/api/union/events/{id}/result/return',
    permission: 'event.confirm',
    summary: '结果不对，退回重填，写明原因',
    params: idParams,
    body: z.object({ reason: text('原因', 200, 2) }),
    reply: done,
  },
  listFollowUps: {
    method: 'GET',
    path: '/api/union/events/{id}/follow-ups',
    permission: 'graduate.read',
    summary: '活动后的跟进和没来的人的电话，到期的在前',
    params: idParams,
    reply: z.object({
      event: ResultEventSchema,
      mayWrite: z.boolean(),
      followUps: z.array(FollowUpLineSchema),
      absences: z.array(AbsenceLineSchema),
    }),
  },
  recordFollowUp: {
    method: 'POST',
    path: '/api/union/intents/{id}/follow-ups',
    permission: 'event.write',
    summary: '记一次 7 天或 30 天的跟进',
    params: idParams,
    body: FollowUpInputSchema,
    reply: done,
  },
  recordAbsenceCall: {
    method: 'POST',
    path: '/api/union/registrations/{id}/absence-call',
    permission: 'event.write',
    summary: '报了名没来的，打过电话，记下原因',
    params: idParams,
    body: AbsenceInputSchema,
    reply: done,
  },
});
