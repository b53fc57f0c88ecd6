import { z } from 'zod';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { id, idParams, instant } from '../shared/schemas.ts';

/** Open matters (没办完的事) that a caseworker looks after, as a handover counts them. */
export const matterKinds = {
  helpNeed: '帮扶需求',
  referral: '没结果的推荐',
  retention: '就业回访',
  training: '筹备中的培训班',
  guidance: '创业指导的回访',
  policyApplication: '政策申请',
  allowance: '求职补贴',
  event: '筹备中的活动',
  fairIntent: '招聘会后的跟进',
} as const;
export type MatterKind = keyof typeof matterKinds;

const count = z.number().int();
export const MatterCountsSchema = z.record(z.enum(keysOf(matterKinds)), count);
export type MatterCounts = z.output<typeof MatterCountsSchema>;

/** What a caseworker has open at a unit and below, and who could take it over: numbers, never the names of people. */
export const UnitMattersSchema = z.object({
  unionId: id,
  unionName: z.string(),
  counts: MatterCountsSchema,
  total: count,
  receivers: z.array(z.object({ accountId: id, name: z.string() })),
});

export const HandoverSchema = z.object({
  id,
  unionName: z.string(),
  fromName: z.string(),
  toName: z.string(),
  counts: MatterCountsSchema,
  note: z.string(),
  doneBy: z.string().nullable(),
  doneAt: instant,
});

export const matterRoutes = routes({
  readMatters: {
    method: 'GET',
    path: '/api/staff/{id}/matters',
    permission: 'matter.handover',
    summary: '一位经办没办完的事有几件，可以交给谁，以前怎么交接的',
    params: idParams,
    reply: z.object({ units: z.array(UnitMattersSchema), handovers: z.array(HandoverSchema) }),
  },
  handOver: {
    method: 'POST',
    path: '/api/staff/{id}/handover',
    permission: 'matter.handover',
    summary: '把一位经办没办完的事全部交给同一单位的另一位经办',
    params: idParams,
    body: z.object({
      unionId: id,
      toAccountId: z.uuid({ message: '选一位接手的经办。' }),
      note: z.string().trim().max(200, { message: '说明最多 200 个字，现在超出了。' }).default(''),
    }),
    reply: z.object({ id, counts: MatterCountsSchema, total: count }),
  },
});
