import { z } from 'zod';
import { file, routes } from '../route.ts';
import { id, idParams, page, paged, text } from '../shared/schemas.ts';
import {
  RosterBadRowSchema,
  RosterImportSchema,
  RosterMappingSchema,
  RosterSheetSchema,
} from './roster-schemas.ts';

export const rosterRoutes = routes({
  rosterTemplate: {
    method: 'GET',
    path: '/api/rosters/template',
    permission: 'roster.import',
    summary: '名册模板，带下拉选项',
    reply: file,
  },
  uploadRoster: {
    method: 'POST',
    path: '/api/rosters',
    permission: 'roster.import',
    summary: '上传名册；只保存，不写入档案',
    upload: 'multipart',
    query: z.object({ unionId: id.optional() }),
    reply: RosterImportSchema.extend({ sheets: z.array(RosterSheetSchema) }),
  },
  listRosters: {
    method: 'GET',
    path: '/api/rosters',
    permission: 'roster.import',
    summary: '导入过的名册',
    query: z.object({ page }),
    reply: paged(RosterImportSchema),
  },
  readRoster: {
    method: 'GET',
    path: '/api/rosters/{id}',
    permission: 'roster.import',
    summary: '一次导入和它的进度',
    params: idParams,
    reply: RosterImportSchema,
  },
  readRosterSheets: {
    method: 'GET',
    path: '/api/rosters/{id}/sheets',
    permission: 'roster.import',
    summary: '文件里的表和列，和建议的对应',
    params: idParams,
    reply: z.object({
      items: z.array(RosterSheetSchema),
      chosen: z.object({ sheet: z.string(), mapping: RosterMappingSchema }).nullable(),
    }),
  },
  checkRoster: {
    method: 'POST',
    path: '/api/rosters/{id}/check',
    permission: 'roster.import',
    summary: '按对好的列试跑，不写入',
    params: idParams,
    body: z.object({ sheet: text('表', 60), mapping: RosterMappingSchema }),
    reply: RosterImportSchema,
  },
  commitRoster: {
    method: 'POST',
    path: '/api/rosters/{id}/commit',
    permission: 'roster.import',
    summary: '写入没有错的行',
    params: idParams,
    reply: RosterImportSchema,
  },
  abandonRoster: {
    method: 'POST',
    path: '/api/rosters/{id}/abandonment',
    permission: 'roster.import',
    summary: '不导入了，删掉上传的文件',
    params: idParams,
    reply: null,
  },
  listRosterBadRows: {
    method: 'GET',
    path: '/api/rosters/{id}/bad-rows',
    permission: 'roster.import',
    summary: '有错的行，逐格说明',
    params: idParams,
    query: z.object({ page }),
    reply: paged(RosterBadRowSchema),
  },
  downloadRosterBadRows: {
    method: 'GET',
    path: '/api/rosters/{id}/bad-rows.xlsx',
    permission: 'roster.import',
    summary: '有错的行，改好可以再传',
    params: idParams,
    reply: file,
  },
});
