import { z } from 'zod';
import { routes } from '../route.ts';
import { id, page, text } from '../shared/schemas.ts';
import { formParams, reportVersion } from './schemas.ts';
import {
  CommentInputSchema,
  ComparisonSchema,
  DriftSchema,
  ReadinessSchema,
  ReportQueueSchema,
  ReportStatusSchema,
  ReturnReportSchema,
  SharedPersonsSchema,
} from './workflow-schemas.ts';

const of = '/api/forms/{form}/{year}/{unit}' as const;
const campaignParams = formParams.omit({ unit: true });
const checkParams = formParams.extend({ check: z.string().regex(/^[A-Za-z0-9.]{2,40}$/) });
const reason = text('原因', 300, 2);

/** The way of a report: 草稿 → 校验 → 上报 → 审核 → 封存; every step answers where the report stands then. */
export const workflowRoutes = routes({
  readReportStatus: {
    method: 'GET',
    path: `${of}/status`,
    permission: 'report.read',
    summary: '统计表到了哪一步、轮到谁、现在能做什么',
    params: formParams,
    query: z.object({ version: reportVersion.optional() }),
    reply: ReportStatusSchema,
  },
  checkReport: {
    method: 'POST',
    path: `${of}/check`,
    permission: 'report.prepare',
    summary: '校验：必须满足的都满足、要说明的都写了说明',
    params: formParams,
    body: z.object({ phone: text('联系电话', 20, 0).default('') }),
    reply: ReportStatusSchema,
  },
  reopenReport: {
    method: 'POST',
    path: `${of}/reopening`,
    permission: 'report.prepare',
    summary: '校验通过后改回草稿',
    params: formParams,
    reply: ReportStatusSchema,
  },
  submitReport: {
    method: 'POST',
    path: `${of}/submission`,
    permission: 'report.prepare',
    summary: '上报：数字和名单定格',
    params: formParams,
    reply: ReportStatusSchema,
  },
  declareNil: {
    method: 'POST',
    path: `${of}/nil`,
    permission: 'report.prepare',
    summary: '零报：本年度没有可报的',
    params: formParams,
    reply: ReportStatusSchema,
  },
  recallReport: {
    method: 'POST',
    path: `${of}/recall`,
    permission: 'report.prepare',
    summary: '审核前收回',
    params: formParams,
    body: z.object({ reason }),
    reply: ReportStatusSchema,
  },
  acceptReport: {
    method: 'POST',
    path: `${of}/acceptance`,
    permission: 'report.review',
    summary: '审核通过',
    params: formParams,
    reply: ReportStatusSchema,
  },
  returnReport: {
    method: 'POST',
    path: `${of}/return`,
    permission: 'report.review',
    summary: '退回，写明原因和哪几个数',
    params: formParams,
    body: ReturnReportSchema,
    reply: ReportStatusSchema,
  },
  sealReport: {
    method: 'POST',
    path: `${of}/seal`,
    permission: 'report.seal',
    summary: '封存，连同下级已审核的',
    params: formParams,
    reply: ReportStatusSchema,
  },
  correctReport: {
    method: 'POST',
    path: `${of}/correction`,
    permission: 'report.prepare',
    summary: '更正封存的统计表：新开一版，原来的留着',
    params: formParams,
    body: z.object({ reason }),
    reply: ReportStatusSchema,
  },
  noteCheck: {
    method: 'PUT',
    path: `${of}/notes/{check}`,
    permission: 'report.prepare',
    summary: '给一条校验写说明',
    params: checkParams,
    body: z.object({ note: text('说明', 300, 2) }),
    reply: ReportStatusSchema,
  },
  overrideCheck: {
    method: 'PUT',
    path: `${of}/overrides/{check}`,
    permission: 'report.review',
    summary: '上一级放行一条必须满足的校验，写明原因',
    params: checkParams,
    body: z.object({ reason }),
    reply: ReportStatusSchema,
  },
  commentReport: {
    method: 'POST',
    path: `${of}/comments`,
    permission: 'report.read',
    summary: '在一个数或整张表上写批注',
    params: formParams,
    body: CommentInputSchema,
    reply: ReportStatusSchema,
  },
  resolveComment: {
    method: 'POST',
    path: `${of}/comments/{id}/resolution`,
    permission: 'report.prepare',
    summary: '批注已处理',
    params: formParams.extend({ id }),
    reply: ReportStatusSchema,
  },
  readDrift: {
    method: 'GET',
    path: `${of}/drift`,
    permission: 'report.read',
    summary: '上报或封存以后的变动：谁进来、谁出去、哪条变了',
    params: formParams,
    reply: DriftSchema,
  },
  readComparison: {
    method: 'GET',
    path: `${of}/comparison`,
    permission: 'report.read',
    summary: '和上一年封存的比',
    params: formParams,
    reply: ComparisonSchema,
  },
  readSharedPersons: {
    method: 'GET',
    path: `${of}/shared-persons`,
    permission: 'report.read',
    summary: '两个单位都计了的人',
    params: formParams,
    reply: SharedPersonsSchema,
  },
  readReadiness: {
    method: 'GET',
    path: `${of}/readiness`,
    permission: 'report.read',
    summary: '记录的完备度和要补的',
    params: formParams,
    reply: ReadinessSchema,
  },
  remindUnits: {
    method: 'POST',
    path: '/api/forms/{form}/{year}/reminders',
    permission: 'report.remind',
    summary: '催报：给还没上报的单位发消息',
    params: campaignParams,
    body: z.object({
      units: z
        .array(formParams.shape.unit)
        .min(1, { message: '先选单位。' })
        .max(200, { message: '一次最多 200 家。' }),
    }),
    reply: z.object({
      reminded: z.number().int(),
      rows: z.array(
        z.object({ code: z.string(), name: z.string(), done: z.boolean(), reason: z.string().nullable() }),
      ),
    }),
  },
  listReportQueue: {
    method: 'GET',
    path: '/api/report-queue',
    permission: 'report.read',
    summary: '等我审核或封存的统计表',
    query: z.object({ page }),
    reply: ReportQueueSchema,
  },
});
