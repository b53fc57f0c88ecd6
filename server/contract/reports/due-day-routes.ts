import { z } from 'zod';
import { routes } from '../route.ts';
import { day, instant, text } from '../shared/schemas.ts';
import { formParams } from './schemas.ts';

const path = '/api/forms/{form}/{year}/{unit}/due-day' as const;
const reason = text('原因', 300, 2);

/** Deadline extended for one unit (延期). */
export const DueDaySchema = z.object({
  code: z.string(),
  name: z.string(),
  /** Day of the campaign, for all others. */
  campaignDueDay: day,
  /** The unit's own, later one; null where it has none. */
  dueDay: day.nullable(),
  reason: z.string().nullable(),
  grantedBy: z.string().nullable(),
  grantedAt: instant.nullable(),
});
export type DueDay = z.output<typeof DueDaySchema>;

export const dueDayRoutes = routes({
  readDueDay: {
    method: 'GET',
    path,
    permission: 'report.read',
    summary: '一个单位哪一天上报，有没有延期',
    params: formParams,
    reply: DueDaySchema,
  },
  listDueDays: {
    method: 'GET',
    path: '/api/campaigns/{form}/{year}/due-days',
    permission: 'report.read',
    summary: '本单位和下级里延期的单位',
    params: formParams.omit({ unit: true }),
    reply: z.object({ items: z.array(DueDaySchema) }),
  },
  extendDueDay: {
    method: 'PUT',
    path,
    permission: 'campaign.write',
    summary: '给一个单位延期，写明原因',
    params: formParams,
    body: z.object({ dueDay: day, reason }),
    reply: DueDaySchema,
  },
  withdrawDueDay: {
    method: 'POST',
    path: `${path}/withdrawal`,
    permission: 'campaign.write',
    summary: '收回一个单位的延期，写明原因',
    params: formParams,
    body: z.object({ reason }),
    reply: DueDaySchema,
  },
});
