import { z } from 'zod';
import { file, routes } from '../route.ts';
import { day, id, idParams, text } from '../shared/schemas.ts';
import { CompanySlotSchema, FairSlotsSchema } from './interview-schemas.ts';
import { slotLimits } from './interview-vocabulary.ts';
import { applicationState, words } from './schemas.ts';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { message: '时刻写成 14:30 这样。' });
const minutes = (label: string, least: number, most: number) =>
  z.coerce
    .number({ message: `${label}写一个数。` })
    .int()
    .min(least, { message: `${label}至少 ${least} 分钟。` })
    .max(most, { message: `${label}最多 ${most} 分钟。` });
/** A row of slots on one day. */
const rowOfSlots = {
  day,
  from: clock,
  until: clock,
  minutes: minutes('每场', slotLimits.least, slotLimits.most),
  breakMinutes: minutes('中间休息', 0, slotLimits.longestBreak).default(0),
  /** Room or interviewer (场地或面试官); those of one row never overlap. */
  lane: text('场地或面试官', 30, 0).default(''),
};
const ordered = ({ from, until }: { from: string; until: string }): boolean => from < until;
const outOfOrder = { path: ['until'], message: '结束要晚于开始。' };
const stated = z.object({ id, state: applicationState });

/** Interview slots (面试时段): a company offers them, the invited choose, both take them along as a calendar file. */
export const interviewRoutes = routes({
  listSlots: {
    method: 'GET',
    path: '/api/company/positions/{id}/slots',
    permission: 'application.answer',
    summary: '一个职位的面试时段，谁选了哪个',
    params: idParams,
    reply: z.object({
      position: z.object({ id, title: z.string() }),
      items: z.array(CompanySlotSchema),
      /** Invited who have not chosen yet. */
      choosing: z.number().int(),
    }),
  },
  createSlots: {
    method: 'POST',
    path: '/api/company/positions/{id}/slots',
    permission: 'application.answer',
    summary: '一次放出几个面试时段',
    params: idParams,
    body: z.object({ ...rowOfSlots, place: text('面试地点', 100, 2) }).refine(ordered, outOfOrder),
    reply: z.object({ created: z.number().int() }),
  },
  cancelSlot: {
    method: 'POST',
    path: '/api/company/slots/{id}/cancellation',
    permission: 'application.answer',
    summary: '取消一个面试时段；有人选了就告诉对方另选',
    params: idParams,
    /** `told`: somebody had chosen it. */
    reply: z.object({ id, told: z.boolean() }),
  },
  listFairSlots: {
    method: 'GET',
    path: '/api/company/fairs/{id}/slots',
    permission: 'application.answer',
    summary: '本单位在一场招聘会的面试时段，谁约了哪个',
    params: idParams,
    reply: FairSlotsSchema,
  },
  createFairSlots: {
    method: 'POST',
    path: '/api/company/fairs/{id}/slots',
    permission: 'application.answer',
    summary: '在自己的展位放出面试时段，报了名的毕业生先约先得',
    params: idParams,
    body: z
      .object({ ...rowOfSlots, positionId: z.uuid({ message: '选一个岗位。' }) })
      .refine(ordered, outOfOrder),
    reply: z.object({ created: z.number().int() }),
  },
  assignSlot: {
    method: 'POST',
    path: '/api/company/slots/{id}/assignment',
    permission: 'application.answer',
    summary: '把一个空着的时段给一位应聘者',
    params: idParams,
    body: z.object({ applicationId: z.uuid({ message: '选一位应聘者。' }) }),
    reply: stated,
  },
  takeFairSlot: {
    method: 'POST',
    path: '/api/me/events/{id}/slot',
    permission: 'application.apply',
    summary: '约一个招聘会上的面试时段；还没投的，同时投出简历',
    params: idParams,
    body: z.object({ slotId: z.uuid({ message: '先选一个时段。' }) }),
    /** The application it belongs to; `sent`: it went out with this. */
    reply: stated.extend({ sent: z.boolean() }),
  },
  inviteToSlots: {
    method: 'POST',
    path: '/api/company/applications/{id}/slot-invitation',
    permission: 'application.answer',
    summary: '邀请对方选一个面试时段',
    params: idParams,
    body: z.object({ note: words('补充说明') }),
    reply: stated,
  },
  takeSlot: {
    method: 'POST',
    path: '/api/me/applications/{id}/slot',
    permission: 'application.apply',
    summary: '选一个面试时段，或换一个',
    params: idParams,
    body: z.object({ slotId: z.uuid({ message: '先选一个时段。' }) }),
    reply: stated,
  },
  ownInterviewCalendar: {
    method: 'GET',
    path: '/api/me/applications/{id}/interview-calendar',
    permission: 'application.apply',
    summary: '面试的日历文件（ics）',
    params: idParams,
    reply: file,
  },
  applicantInterviewCalendar: {
    method: 'GET',
    path: '/api/company/applications/{id}/interview-calendar',
    permission: 'application.answer',
    summary: '一位应聘者面试的日历文件（ics）',
    params: idParams,
    reply: file,
  },
});
