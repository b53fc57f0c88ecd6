import { z } from 'zod';
import { recordFileRoutes } from '../attachments/record-file-routes.ts';
import { routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { day, id, idParams, page, paged, text } from '../shared/schemas.ts';
import { emailOrEmpty, phoneOrEmpty } from './contact.ts';
import {
  HireCorrectionSchema,
  NewPlacementSchema,
  PlaceablePersonSchema,
  PlacementSchema,
} from './placement-schemas.ts';
import {
  AnswerRateSchema,
  ApplicantLineSchema,
  ApplicantSchema,
  applicationState,
  OwnApplicationLineSchema,
  OwnApplicationSchema,
  OwnResumeSchema,
  PositionLineSchema,
  ScopedApplicationSchema,
  words,
} from './schemas.ts';
import { applicantGroups } from './status.ts';
import { declineReasons, interviewAnswers } from './vocabulary.ts';

const personName = z.string().trim().max(20).default('');
const count = z.number().int();
const stated = z.object({ id, state: applicationState });
const start = z.object({ startOn: day });
const hires = { read: 'placement.read', write: 'placement.write' } as const;
const placementFiles = recordFileRoutes('/api/placements', '上岗记录', hires);

/** An invitation needs a time and a place; `note` says what to bring or whom to ask for. */
const invitation = {
  interviewAt: z.iso.datetime({ offset: true, message: '面试时间写成日期加时刻。' }),
  place: text('面试地点', 100, 2),
  note: words('补充说明'),
};
const declination = {
  reason: z.enum(keysOf(declineReasons), { message: '选一个原因，对方会看到。' }),
  note: words('补充说明'),
};

export const applicationRoutes = routes({
  ownResume: {
    method: 'GET',
    path: '/api/me/resume',
    permission: 'application.apply',
    summary: '我的在线简历',
    reply: OwnResumeSchema,
  },
  saveResume: {
    method: 'PUT',
    path: '/api/me/resume',
    permission: 'application.apply',
    summary: '保存我的在线简历',
    body: z.object({
      phone: phoneOrEmpty,
      email: emailOrEmpty,
      skills: words('技能', 500),
      experience: words('经历', 2000),
      /** Left out: stays as it is. */
      introduction: text('自我介绍', 500, 0).optional(),
    }),
    reply: OwnResumeSchema,
  },
  previewApplication: {
    method: 'GET',
    path: '/api/me/positions/{id}/application',
    permission: 'application.apply',
    summary: '投递前看一眼：岗位、简历、是否投过',
    params: idParams,
    reply: z.object({
      position: PositionLineSchema.extend({ companyName: z.string() }),
      open: z.boolean(),
      /** The graduate keeps the résumé from this company (屏蔽单位). */
      blocked: z.boolean(),
      resume: OwnResumeSchema,
      /** The live application, when the person has applied already. */
      applied: stated.nullable(),
      answerRate: AnswerRateSchema,
    }),
  },
  apply: {
    method: 'POST',
    path: '/api/positions/{id}/applications',
    permission: 'application.apply',
    summary: '投递岗位',
    params: idParams,
    body: z.object({
      message: words('想说的话', 200),
      /** Sends the résumé file along, unless it is kept back from companies altogether. */
      withFile: z.boolean().default(false),
    }),
    /** `created` is false when a live application was there already: a second click changes nothing. */
    reply: stated.extend({ created: z.boolean() }),
  },
  listOwnApplications: {
    method: 'GET',
    path: '/api/me/applications',
    permission: 'application.apply',
    summary: '我的投递',
    query: z.object({ page }),
    reply: paged(OwnApplicationLineSchema).extend({ open: count, waitingForYou: count }),
  },
  readOwnApplication: {
    method: 'GET',
    path: '/api/me/applications/{id}',
    permission: 'application.apply',
    summary: '我的一份投递和它的经过',
    params: idParams,
    reply: OwnApplicationSchema,
  },
  withdrawApplication: {
    method: 'POST',
    path: '/api/me/applications/{id}/withdrawal',
    permission: 'application.apply',
    summary: '撤回投递',
    params: idParams,
    body: z.object({ note: words('原因', 200) }),
    reply: stated,
  },
  answerInterview: {
    method: 'POST',
    path: '/api/me/applications/{id}/interview-answer',
    permission: 'application.apply',
    summary: '答复面试邀请',
    params: idParams,
    body: z
      .object({ answer: z.enum(keysOf(interviewAnswers)), note: words('方便的时间', 200) })
      .refine(({ answer, note }) => answer === 'accepted' || note.length > 0, {
        path: ['note'],
        message: '写上你方便的时间。',
      }),
    reply: stated,
  },
  answerOffer: {
    method: 'POST',
    path: '/api/me/applications/{id}/offer-answer',
    permission: 'application.apply',
    summary: '答复录用意向',
    params: idParams,
    body: z.object({ answer: z.enum(['accepted', 'offerDeclined']), note: words('想说的话', 200) }),
    reply: stated,
  },
  confirmOwnStart: {
    method: 'POST',
    path: '/api/me/applications/{id}/start',
    permission: 'application.apply',
    summary: '毕业生确认到岗日期',
    params: idParams,
    body: start,
    reply: stated,
  },

  listApplicants: {
    method: 'GET',
    path: '/api/company/applications',
    permission: 'application.answer',
    summary: '本单位的应聘者',
    query: z.object({
      positionId: id.optional(),
      group: z.enum(keysOf(applicantGroups)).default('waiting'),
      page,
    }),
    reply: paged(ApplicantLineSchema).extend({
      counts: z.record(z.enum(keysOf(applicantGroups)), count),
      position: z.object({ id, title: z.string(), headcount: count, hired: count }).nullable(),
      answerRate: AnswerRateSchema,
      /** Unanswered for three days and more. */
      overdue: count,
    }),
  },
  exportApplicants: {
    method: 'GET',
    path: '/api/company/applicants.xlsx',
    permission: 'application.answer',
    summary: '本单位的应聘者，一类一张表',
    query: z.object({
      positionId: id.optional(),
      group: z.enum(keysOf(applicantGroups)).default('waiting'),
    }),
    reply: 'file',
  },
  readApplicant: {
    method: 'GET',
    path: '/api/company/applications/{id}',
    permission: 'application.answer',
    summary: '一位应聘者发来的内容',
    params: idParams,
    reply: ApplicantSchema,
  },
  viewApplicant: {
    method: 'POST',
    path: '/api/company/applications/{id}/view',
    permission: 'application.answer',
    summary: '打开应聘者的简历，对方会看到“被查看”',
    params: idParams,
    reply: ApplicantSchema,
  },
  inviteApplicant: {
    method: 'POST',
    path: '/api/company/applications/{id}/interview',
    permission: 'application.answer',
    summary: '邀请面试，或改面试时间',
    params: idParams,
    body: z.object(invitation),
    reply: stated,
  },
  declineApplicant: {
    method: 'POST',
    path: '/api/company/applications/{id}/declination',
    permission: 'application.answer',
    summary: '答复不合适，说明原因',
    params: idParams,
    body: z.object(declination),
    reply: stated,
  },
  offerApplicant: {
    method: 'POST',
    path: '/api/company/applications/{id}/offer',
    permission: 'application.answer',
    summary: '发出录用意向',
    params: idParams,
    body: z.object({ note: words('录用说明') }),
    reply: stated,
  },
  confirmApplicantStart: {
    method: 'POST',
    path: '/api/company/applications/{id}/start',
    permission: 'application.answer',
    summary: '用人单位确认到岗日期',
    params: idParams,
    body: start,
    reply: stated,
  },
  answerApplicants: {
    method: 'POST',
    path: '/api/company/applications/answers',
    permission: 'application.answer',
    summary: '批量答复，逐人给出结果',
    body: z.object({
      ids: z.array(id).min(1, { message: '先选人，再答复。' }).max(100, { message: '一次最多答复 100 人。' }),
      answer: z.discriminatedUnion('to', [
        z.object({ to: z.literal('interview'), ...invitation }),
        z.object({ to: z.literal('slots'), note: words('补充说明') }),
        z.object({ to: z.literal('declined'), ...declination }),
        z.object({ to: z.literal('offered'), note: words('录用说明') }),
      ]),
    }),
    reply: z.object({
      done: count,
      rows: z.array(
        z.object({
          id,
          name: z.string().nullable(),
          done: z.boolean(),
          state: applicationState.nullable(),
          reason: z.string().nullable(),
        }),
      ),
    }),
  },

  listScopedApplications: {
    method: 'GET',
    path: '/api/union/applications',
    permission: 'application.read',
    summary: '本单位毕业生的投递',
    query: z.object({ q: personName, personId: id.optional(), page }),
    reply: paged(ScopedApplicationSchema),
  },
  listPlaceablePersons: {
    method: 'GET',
    path: '/api/union/placeable-persons',
    permission: 'placement.write',
    summary: '按姓名找本单位的毕业生',
    query: z.object({ q: personName, personId: id.optional() }),
    reply: z.object({ items: z.array(PlaceablePersonSchema) }),
  },
  listPlacements: {
    method: 'GET',
    path: '/api/placements',
    permission: 'placement.read',
    summary: '本单位的上岗记录',
    query: z.object({
      q: personName,
      show: z.enum(['counted', 'needsEvidence', 'cancelled']).default('counted'),
      page,
    }),
    reply: paged(PlacementSchema),
  },
  recordPlacement: {
    method: 'POST',
    path: '/api/placements',
    permission: 'placement.write',
    summary: '记录平台外的上岗',
    body: NewPlacementSchema,
    reply: PlacementSchema,
  },
  provePlacement: {
    method: 'POST',
    path: '/api/placements/{id}/evidence',
    permission: 'placement.write',
    summary: '给上岗记录补凭据',
    params: idParams,
    body: z.object({ evidence: text('凭据', 200, 2) }),
    reply: PlacementSchema,
  },
  correctPlacement: {
    method: 'POST',
    path: '/api/placements/{id}/correction',
    permission: 'placement.write',
    summary: '更正记错的上岗',
    params: idParams,
    body: HireCorrectionSchema,
    reply: PlacementSchema,
  },
  listPlacementFiles: placementFiles.list,
  addPlacementFile: placementFiles.add,
  openPlacementFile: placementFiles.open,
  removePlacementFile: placementFiles.remove,
});
