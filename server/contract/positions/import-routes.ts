import { z } from 'zod';
import { file, routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { id, idParams, instant, page, paged } from '../shared/schemas.ts';
import { positionStates } from './vocabulary.ts';

const count = z.number().int();

const importFacts = {
  id,
  fileName: z.string(),
  rowsCreated: count,
  rowsBad: count,
  createdAt: instant,
};

/** What became of each row. */
const ImportSchema = z.object({
  ...importFacts,
  created: z.array(
    z.object({
      row: count,
      positionId: id,
      title: z.string(),
      state: z.enum(keysOf(positionStates)),
      /** What the job-ad check finds that must change before it is sent. */
      blocked: count,
    }),
  ),
  bad: z.array(
    z.object({
      row: count,
      title: z.string(),
      problems: z.array(z.object({ column: z.string(), problem: z.string() })),
    }),
  ),
});
export type PositionImport = z.output<typeof ImportSchema>;

/** Many positions from one workbook (批量导入职位). */
export const importRoutes = routes({
  positionImportTemplate: {
    method: 'GET',
    path: '/api/company/position-imports/template.xlsx',
    permission: 'position.own',
    summary: '批量导入的模板：下拉选项、填写说明和一行示例',
    reply: file,
  },
  importPositions: {
    method: 'POST',
    path: '/api/company/position-imports',
    permission: 'position.own',
    summary: '上传填好的模板；每行建一个草稿，有错的列出来；同一天传同一份文件只算一次',
    upload: 'multipart',
    reply: z.object({
      id,
      /** The same file was imported today: this is what became of it then. */
      repeated: z.boolean(),
    }),
  },
  listPositionImports: {
    method: 'GET',
    path: '/api/company/position-imports',
    permission: 'position.own',
    summary: '导入过的表',
    query: z.object({ page }),
    reply: paged(z.object(importFacts)),
  },
  readPositionImport: {
    method: 'GET',
    path: '/api/company/position-imports/{id}',
    permission: 'position.own',
    summary: '一次导入的结果，逐行',
    params: idParams,
    reply: ImportSchema,
  },
  positionImportBadRows: {
    method: 'GET',
    path: '/api/company/position-imports/{id}/bad-rows.xlsx',
    permission: 'position.own',
    summary: '没导入的行，带问题列，改好可以再传',
    params: idParams,
    reply: file,
  },
});
