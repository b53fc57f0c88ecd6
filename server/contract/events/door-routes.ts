import { z } from 'zod';
import { routes } from '../route.ts';
import { id, idParams, page, paged, text } from '../shared/schemas.ts';
import {
  ArrivalsSchema,
  GateSchema,
  gate,
  ScanAnswerSchema,
  ScanConflictSchema,
  ScanInputSchema,
  ScanRecordSchema,
} from './door-schemas.ts';

/** The door of an event (签到): for the units that lead or join it. */
export const doorRoutes = routes({
  readGate: {
    method: 'GET',
    path: '/api/union/events/{id}/gate',
    permission: 'event.checkIn',
    summary: '签到用的名单、验码公钥和到场人数；断网时用',
    params: idParams,
    reply: GateSchema,
  },
  recordScans: {
    method: 'POST',
    path: '/api/union/events/{id}/scans',
    permission: 'event.checkIn',
    summary: '上传签到记录，一次一条或断网后的一批；重复上传只算一次，答复相同',
    params: idParams,
    body: z.object({
      /** The device's clock as it sends: what it is off is taken out of `deviceAt`. */
      deviceNow: z.iso.datetime({ offset: true }),
      scans: z.array(ScanInputSchema).min(1).max(500, { message: '一次最多上传 500 条签到记录。' }),
    }),
    reply: z.object({ answers: z.array(ScanAnswerSchema) }),
  },
  undoScan: {
    method: 'POST',
    path: '/api/union/events/{id}/scans/{scanId}/undoing',
    permission: 'event.checkIn',
    summary: '撤销一次放错的进场',
    params: z.object({ id, scanId: id }),
    /** `undoingId` is the id of the scan that takes it back, made by the device. */
    body: z.object({ undoingId: id, gate }),
    reply: ScanAnswerSchema,
  },
  findAtDoor: {
    method: 'GET',
    path: '/api/union/events/{id}/at-door',
    permission: 'event.checkIn',
    summary: '没有带码：按姓名和手机后四位找报名',
    params: idParams,
    query: z.object({
      name: text('姓名', 20),
      phoneTail: z.string().regex(/^\d{4}$/, { message: '手机后四位写 4 个数字。' }),
    }),
    reply: z.object({
      items: z.array(z.object({ code: z.string(), name: z.string(), admitted: z.boolean() })),
    }),
  },
  listScans: {
    method: 'GET',
    path: '/api/union/events/{id}/scans',
    permission: 'event.read',
    summary: '一场活动的全部签到记录',
    params: idParams,
    query: z.object({ page }),
    reply: paged(ScanRecordSchema),
  },
  listScanConflicts: {
    method: 'GET',
    path: '/api/union/events/{id}/scan-conflicts',
    permission: 'event.read',
    summary: '两个门都放进去的人，按哪一次算',
    params: idParams,
    reply: z.object({ items: z.array(ScanConflictSchema) }),
  },
  readArrivals: {
    method: 'GET',
    path: '/api/union/events/{id}/arrivals',
    permission: 'event.read',
    summary: '到场人数，大屏用',
    params: idParams,
    reply: ArrivalsSchema,
  },
  setCompanyArrival: {
    method: 'POST',
    path: '/api/union/events/{id}/companies/{companyId}/arrival',
    permission: 'event.checkIn',
    summary: '参会单位到场，或者收回',
    params: z.object({ id, companyId: id }),
    body: z.object({ here: z.boolean() }),
    reply: z.object({ here: z.boolean() }),
  },
});
