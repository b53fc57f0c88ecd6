import { z } from 'zod';
import { recordFileRoutes } from '../attachments/record-file-routes.ts';
import { routes } from '../route.ts';
import { day, id, idParams, page, paged, text } from '../shared/schemas.ts';
import {
  ClaimRequestSchema,
  division,
  IntentionSchema,
  idNumber,
  NewOutcomeSchema,
  OwnGraduateSchema,
  personName,
  reason,
  remark,
  StudySchema,
} from './schemas.ts';

const ownFiles = recordFileRoutes('/api/me/outcomes', '我的去向', {
  read: 'graduate.own',
  write: 'graduate.own',
});

/** What a graduate does for the own record, and how staff decide about an ID match. */
export const claimRoutes = routes({
  readOwnGraduate: {
    method: 'GET',
    path: '/api/me/graduate',
    permission: 'graduate.own',
    summary: '我的学历、去向、需求和意向',
    reply: OwnGraduateSchema,
  },
  saveOwnStudy: {
    method: 'PUT',
    path: '/api/me/study',
    permission: 'graduate.own',
    summary: '填写我的学历；工会登记过的由工会改',
    body: StudySchema.omit({ state: true }).extend({ placeOfOrigin: division.nullable().default(null) }),
    reply: OwnGraduateSchema,
  },
  reportOwnOutcome: {
    method: 'POST',
    path: '/api/me/outcomes',
    permission: 'graduate.own',
    summary: '告诉工会我的去向',
    body: NewOutcomeSchema.omit({ resolvedBy: true }),
    reply: OwnGraduateSchema,
  },
  listOwnOutcomeFiles: ownFiles.list,
  addOwnOutcomeFile: ownFiles.add,
  openOwnOutcomeFile: ownFiles.open,
  removeOwnOutcomeFile: ownFiles.remove,
  askForHelp: {
    method: 'POST',
    path: '/api/me/needs',
    permission: 'graduate.own',
    summary: '请工会帮忙找工作',
    body: z.object({ note: remark('想要的帮助', 300) }),
    reply: OwnGraduateSchema,
  },
  withdrawOwnNeed: {
    method: 'POST',
    path: '/api/me/needs/closing',
    permission: 'graduate.own',
    summary: '不用帮忙了',
    body: z.object({ closedOn: day.optional() }),
    reply: OwnGraduateSchema,
  },
  setOwnIntention: {
    method: 'PUT',
    path: '/api/me/intention',
    permission: 'graduate.own',
    summary: '填写我的就业意向',
    body: IntentionSchema,
    reply: OwnGraduateSchema,
  },

  claimByCode: {
    method: 'POST',
    path: '/api/me/claim-code',
    permission: 'graduate.own',
    summary: '用工会给的一次性认领码，接上名册里的自己',
    body: z.object({ code: text('认领码', 40) }),
    reply: OwnGraduateSchema,
  },
  requestClaim: {
    method: 'POST',
    path: '/api/me/claim-request',
    permission: 'graduate.own',
    summary: '用姓名和身份证号请工会核对',
    body: z.object({ name: personName, idNumber }),
    reply: z.object({ message: z.string() }),
  },

  listClaimRequests: {
    method: 'GET',
    path: '/api/claim-requests',
    permission: 'claim.decide',
    summary: '等待核对的认领申请',
    query: z.object({ page }),
    reply: paged(ClaimRequestSchema),
  },
  decideClaim: {
    method: 'POST',
    path: '/api/claim-requests/{id}/decision',
    permission: 'claim.decide',
    summary: '确认或拒绝认领',
    params: idParams,
    body: z.object({ confirm: z.boolean(), reason }),
    reply: z.object({ id }),
  },
});
