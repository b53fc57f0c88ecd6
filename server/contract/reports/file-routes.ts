import { z } from 'zod';
import { AttachmentListSchema, RemovalSchema } from '../attachments/schemas.ts';
import { file, routes } from '../route.ts';
import { keysOf } from '../shared/labels.ts';
import { id } from '../shared/schemas.ts';
import { formParams, reportVersion } from './schemas.ts';
import { reportFileKinds, reportStates } from './vocabulary.ts';

const path = '/api/forms/{form}/{year}/{unit}/files' as const;
const fileParams = formParams.extend({ fileId: id });
const kind = z.enum(keysOf(reportFileKinds), { message: '选一下是哪一种材料。' });
const version = z.object({ version: reportVersion.optional() });

/** Papers that go with a report: 活动总结, 新经验新做法, 活动方案, the signed and stamped scan. */
export const fileRoutes = routes({
  listReportFiles: {
    method: 'GET',
    path,
    permission: 'report.read',
    summary: '一份统计表的材料：总结、新经验、方案、签字盖章扫描件',
    params: formParams,
    query: version,
    reply: AttachmentListSchema.extend({
      version: z.number().int(),
      state: z.enum(keysOf(reportStates)),
      /** Kinds that this reader may add and remove now. */
      mayChange: z.array(kind),
    }),
  },
  addReportFile: {
    method: 'POST',
    path,
    permission: 'report.prepare',
    summary: '给统计表加一份材料；封存以后只收签字盖章扫描件',
    params: formParams,
    query: z.object({ kind }),
    upload: 'multipart',
    reply: z.object({ id }),
  },
  openReportFile: {
    method: 'GET',
    path: `${path}/{fileId}`,
    permission: 'report.read',
    summary: '下载统计表的一份材料，记下谁看过',
    params: fileParams,
    query: version,
    reply: file,
  },
  removeReportFile: {
    method: 'POST',
    path: `${path}/{fileId}/removal`,
    permission: 'report.prepare',
    summary: '移除统计表的一份材料，写明原因',
    params: fileParams,
    body: RemovalSchema,
    reply: z.object({ id }),
  },
});
