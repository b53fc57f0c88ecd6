import { z } from 'zod';
import { file, routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { page } from '../shared/schemas.ts';
import { baselineRoutes } from './baseline-routes.ts';
import { campaignRoutes } from './campaign-routes.ts';
import { dueDayRoutes } from './due-day-routes.ts';
import { explanationRoutes } from './explanation-routes.ts';
import { fileRoutes } from './file-routes.ts';
import {
  CampaignSchema,
  CellListSchema,
  cellParams,
  FormPageSchema,
  formParams,
  OpenCampaignSchema,
  RulesSchema,
  scopeQuery,
  UnitsTableSchema,
} from './schemas.ts';
import { summaryRoutes } from './summary-routes.ts';
import { supplementaryRoutes } from './supplementary-routes.ts';
import { forms } from './vocabulary.ts';

const campaignParams = formParams.omit({ unit: true });

export const reportRoutes = routes({
  listCampaigns: {
    method: 'GET',
    path: '/api/campaigns',
    permission: 'report.read',
    summary: '各年度活动：统计期间、统计时点、上报截止日',
    query: z.object({ form: z.enum(keysOf(forms)).default('sunshine') }),
    reply: z.object({ items: z.array(CampaignSchema) }),
  },
  openCampaign: {
    method: 'POST',
    path: '/api/campaigns',
    permission: 'campaign.write',
    summary: '开一个年度的活动，期间默认接着上一年',
    body: OpenCampaignSchema,
    reply: CampaignSchema,
  },
  readForm: {
    method: 'GET',
    path: '/api/forms/{form}/{year}/{unit}',
    permission: 'report.read',
    summary: '一个单位的统计表：21 个数、口径、勾稽校验',
    params: formParams,
    query: scopeQuery,
    reply: FormPageSchema,
  },
  listCell: {
    method: 'GET',
    path: '/api/forms/{form}/{year}/{unit}/cells/{code}',
    permission: 'report.read',
    summary: '一个数背后的明细',
    params: cellParams,
    query: scopeQuery.extend({ page }),
    reply: CellListSchema,
  },
  exportForm: {
    method: 'GET',
    path: '/api/forms/{form}/{year}/{unit}/file',
    permission: 'report.read',
    summary: '统计表的公文格式（docx、pdf）或表格（xlsx，带明细），封存的按封存的数',
    params: formParams,
    query: scopeQuery.extend({ format: z.enum(['docx', 'xlsx', 'pdf']) }),
    reply: file,
  },
  listUnits: {
    method: 'GET',
    path: '/api/forms/{form}/{year}/units',
    permission: 'report.district',
    summary: '全区各单位 × 21 个数',
    params: campaignParams,
    reply: UnitsTableSchema,
  },
  exportUnits: {
    method: 'GET',
    path: '/api/forms/{form}/{year}/{unit}/units/file',
    permission: 'report.read',
    summary: '一个单位和下一级各单位一个工作簿：汇总、勾稽、重复人员、口径、明细（xlsx）',
    params: formParams,
    reply: file,
  },
  readRules: {
    method: 'GET',
    path: '/api/forms/{form}/{year}/rules',
    permission: 'report.read',
    summary: '口径说明、年度设置和勾稽校验',
    params: campaignParams,
    reply: RulesSchema,
  },
  ...campaignRoutes,
  ...dueDayRoutes,
  ...baselineRoutes,
  ...explanationRoutes,
  ...summaryRoutes,
  ...fileRoutes,
  ...supplementaryRoutes,
});
