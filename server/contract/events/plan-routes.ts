import { z } from 'zod';
import { file, routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, idParams, instant, text } from '../shared/schemas.ts';
import { checklistItems } from './fair-vocabulary.ts';
import { AnnouncementSchema, announcementAudiences, ChecklistSchema } from './plan-schemas.ts';
import { visibleText } from './visible-text.ts';

const done = z.object({ id });
const item = z.enum(keysOf(checklistItems), { message: '选清单上的一项。' });

export const eventPlanRoutes = routes({
  listEventTemplates: {
    method: 'GET',
    path: '/api/union/event-templates',
    permission: 'event.write',
    summary: '可以照着办的模板和以前的活动',
    reply: z.object({
      templates: z.array(z.object({ id, name: z.string(), unionName: z.string(), updatedAt: instant })),
      earlier: z.array(z.object({ id, title: z.string(), startsOn: day })),
    }),
  },
  keepEventTemplate: {
    method: 'POST',
    path: '/api/union/events/{id}/template',
    permission: 'event.write',
    summary: '把一场活动的安排存成模板；同名的换成新的',
    params: idParams,
    body: z.object({ name: text('模板名称', 40, 2) }),
    reply: done,
  },
  removeEventTemplate: {
    method: 'POST',
    path: '/api/union/event-templates/{id}/removal',
    permission: 'event.write',
    summary: '去掉一个模板',
    params: idParams,
    reply: done,
  },
  copyEvent: {
    method: 'POST',
    path: '/api/union/event-copies',
    permission: 'event.write',
    summary: '照模板或以前的活动筹备一场，日期跟着挪',
    body: z.object({
      /** A template or an earlier event. */
      from: z.object({ record: z.enum(['template', 'event']), id }),
      title: visibleText('活动名称', 60, 4),
      startsOn: day,
    }),
    reply: done,
  },
  readChecklist: {
    method: 'GET',
    path: '/api/union/events/{id}/checklist',
    permission: 'event.read',
    summary: '筹备清单：谁什么时候做的，还差什么',
    params: idParams,
    reply: ChecklistSchema,
  },
  tickChecklist: {
    method: 'POST',
    path: '/api/union/events/{id}/checklist',
    permission: 'event.write',
    summary: '清单上的一项做好了',
    params: idParams,
    body: z.object({ item, note: text('说明', 100, 0).default('') }),
    reply: done,
  },
  untickChecklist: {
    method: 'POST',
    path: '/api/union/events/{id}/checklist/removal',
    permission: 'event.write',
    summary: '清单上的一项还没有做好',
    params: idParams,
    body: z.object({ item }),
    reply: done,
  },
  listAnnouncements: {
    method: 'GET',
    path: '/api/union/events/{id}/announcements',
    permission: 'event.read',
    summary: '发过的通知和收到的人数',
    params: idParams,
    reply: z.object({
      items: z.array(AnnouncementSchema),
      /** Who would get one now. */
      reach: z.record(z.enum(keysOf(announcementAudiences)), z.number().int()),
    }),
  },
  announceEvent: {
    method: 'POST',
    path: '/api/union/events/{id}/announcements',
    permission: 'event.write',
    summary: '发通知；同一份发两次只算一次',
    params: idParams,
    body: z.object({
      /** Made by the page, so that a second click is known. */
      announcementId: id,
      audience: z.enum(keysOf(announcementAudiences), { message: '选发给谁。' }),
      title: visibleText('标题', 30, 4),
      body: visibleText('内容', 300, 4),
    }),
    reply: z.object({ id, recipients: z.number().int() }),
  },
  readPoster: {
    method: 'GET',
    path: '/api/events/{id}/poster',
    permission: null,
    summary: '海报上的网址和二维码，人人可看',
    params: idParams,
    reply: z.object({
      address: z.string(),
      /** Modules of a side, and the dark ones as the `d` of an SVG path. */
      qr: z.object({ size: z.number().int(), path: z.string() }),
    }),
  },
  exportCalendar: {
    method: 'GET',
    path: '/api/events/{id}/calendar',
    permission: null,
    summary: '日历文件：全部场次，没有办成的标为取消',
    params: idParams,
    reply: file,
  },
});
