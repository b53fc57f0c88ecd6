import { z } from 'zod';
import { recordFileRoutes } from '../attachments/record-file-routes.ts';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, idParams, instant, page, paged, text } from '../shared/schemas.ts';
import {
  division,
  GraduateLineSchema,
  GraduateSchema,
  IntentionSchema,
  idNumber,
  NewOutcomeSchema,
  personName,
  phone,
  reason,
  remark,
  StudySchema,
} from './schemas.ts';
import { graduateSituations } from './status.ts';
import { needClosers } from './vocabulary.ts';

const done = z.object({ personId: id });
const rights = { read: 'graduate.read', write: 'graduate.write' } as const;
const outcomeFiles = recordFileRoutes('/api/outcomes', '去向', rights);
const studyFiles = recordFileRoutes('/api/studies', '就读登记', rights);
const studyParams = z.object({ id, studyId: id });
const proof = text('困难证明', 200, 2);
const NewGraduateSchema = z.object({
  unionId: id.optional(),
  name: personName,
  idNumber,
  phone: phone.nullable().default(null),
  placeOfOrigin: division.nullable().default(null),
  study: StudySchema,
  hardshipProof: proof,
});

export const graduateRoutes = routes({
  listGraduates: {
    method: 'GET',
    path: '/api/graduates',
    permission: 'graduate.read',
    summary: '本单位和下属工会的高校毕业生',
    query: z.object({
      q: z.string().trim().max(60).default(''),
      unionId: id.optional(),
      year: z.coerce.number().int().min(1960).max(2100).optional(),
      situation: z.enum([...keysOf(graduateSituations), 'all']).default('all'),
      /** `here`: those whose last campus lies in the locality (在地就读), whatever their origin. */
      place: z.enum(['all', 'here']).default('all'),
      page,
    }),
    reply: paged(GraduateLineSchema).extend({
      counts: z.record(z.enum(keysOf(graduateSituations)), z.number().int()),
      years: z.array(z.number().int()),
    }),
  },
  registerGraduateHere: {
    method: 'POST',
    path: '/api/graduates',
    permission: 'graduate.write',
    summary: '登记在本地就读、家庭在外地的困难家庭毕业生',
    body: NewGraduateSchema,
    reply: done,
  },
  readGraduate: {
    method: 'GET',
    path: '/api/graduates/{id}',
    permission: 'graduate.read',
    summary: '一位毕业生：学历、去向、帮扶需求、意向',
    params: idParams,
    reply: GraduateSchema,
  },
  addStudy: {
    method: 'POST',
    path: '/api/graduates/{id}/studies',
    permission: 'graduate.write',
    summary: '登记一段学历',
    params: idParams,
    body: StudySchema,
    reply: done,
  },
  changeStudy: {
    method: 'PUT',
    path: '/api/graduates/{id}/studies/{studyId}',
    permission: 'graduate.write',
    summary: '更正一段学历',
    params: studyParams,
    body: StudySchema,
    reply: done,
  },
  changeRegistration: {
    method: 'PUT',
    path: '/api/graduates/{id}/studies/{studyId}/registration',
    permission: 'graduate.write',
    summary: '更正在地就读的登记：困难证明、登记单位',
    params: studyParams,
    body: z.object({ hardshipProof: proof, unionId: id.optional(), reason }),
    reply: done,
  },
  withdrawRegistration: {
    method: 'POST',
    path: '/api/graduates/{id}/studies/{studyId}/registration/withdrawal',
    permission: 'graduate.write',
    summary: '撤回登记错的在地就读，不再计数',
    params: studyParams,
    body: z.object({ reason }),
    reply: done,
  },
  listStudyFiles: studyFiles.list,
  addStudyFile: studyFiles.add,
  openStudyFile: studyFiles.open,
  removeStudyFile: studyFiles.remove,
  recordOutcome: {
    method: 'POST',
    path: '/api/graduates/{id}/outcomes',
    permission: 'graduate.write',
    summary: '登记毕业去向；落实的去向会办结帮扶需求',
    params: idParams,
    body: NewOutcomeSchema,
    reply: done,
  },
  retractOutcome: {
    method: 'POST',
    path: '/api/graduates/{id}/outcomes/{outcomeId}/retraction',
    permission: 'graduate.write',
    summary: '更正登记错的去向',
    params: z.object({ id, outcomeId: id }),
    body: z.object({ reason }),
    reply: done,
  },
  listOutcomeFiles: outcomeFiles.list,
  addOutcomeFile: outcomeFiles.add,
  openOutcomeFile: outcomeFiles.open,
  removeOutcomeFile: outcomeFiles.remove,
  openNeed: {
    method: 'POST',
    path: '/api/graduates/{id}/needs',
    permission: 'graduate.write',
    summary: '登记就业帮扶需求',
    params: idParams,
    body: z.object({ openedOn: day, note: remark('说明', 300) }),
    reply: done,
  },
  closeNeed: {
    method: 'POST',
    path: '/api/graduates/{id}/needs/closing',
    permission: 'graduate.write',
    summary: '办结就业帮扶需求',
    params: idParams,
    body: z.object({ closedOn: day, closedBy: z.enum(keysOf(needClosers), { message: '选由谁解决。' }) }),
    reply: done,
  },
  listNeedCaseworkers: {
    method: 'GET',
    path: '/api/graduates/{id}/caseworkers',
    permission: 'graduate.write',
    summary: '可以负责这位毕业生的经办',
    params: idParams,
    reply: z.object({ items: z.array(z.object({ accountId: id, name: z.string(), unionName: z.string() })) }),
  },
  assignNeed: {
    method: 'PUT',
    path: '/api/graduates/{id}/needs/caseworker',
    permission: 'graduate.write',
    summary: '换一位经办负责没办完的帮扶需求',
    params: idParams,
    body: z.object({ accountId: z.uuid({ message: '选一位经办。' }) }),
    reply: done,
  },
  setIntention: {
    method: 'PUT',
    path: '/api/graduates/{id}/intention',
    permission: 'graduate.write',
    summary: '登记就业意向',
    params: idParams,
    body: IntentionSchema,
    reply: done,
  },
  createClaimCode: {
    method: 'POST',
    path: '/api/graduates/{id}/claim-code',
    permission: 'graduate.write',
    summary: '给一个一次性认领码，只显示一次',
    params: idParams,
    reply: z.object({ code: z.string(), expiresAt: instant }),
  },
});
