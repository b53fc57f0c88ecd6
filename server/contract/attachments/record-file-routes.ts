import { z } from 'zod';
import type { Permission } from '../permissions.ts';
import { file } from '../route.ts';
import { id, idParams } from '../shared/schemas.ts';
import { AttachmentListSchema, attachmentParams, RemovalSchema } from './schemas.ts';

const added = z.object({ id });

/**
 * The four routes of a record's files, `/api/placements/{id}/files`: a domain names them in its own table
 * (`listPlacementFiles: placementFiles.list`), with the permissions of the record itself.
 */
export function recordFileRoutes<
  const Base extends `/api/${string}`,
  Read extends Permission,
  Write extends Permission,
>(base: Base, what: string, permission: { read: Read; write: Write }) {
  return {
    list: {
      method: 'GET',
      path: `${base}/{id}/files`,
      permission: permission.read,
      summary: `${what}的附件`,
      params: idParams,
      reply: AttachmentListSchema,
    },
    add: {
      method: 'POST',
      path: `${base}/{id}/files`,
      permission: permission.write,
      summary: `给${what}加一份附件`,
      params: idParams,
      upload: 'multipart',
      reply: added,
    },
    open: {
      method: 'GET',
      path: `${base}/{id}/files/{fileId}`,
      permission: permission.read,
      summary: `下载${what}的一份附件，记下谁看过`,
      params: attachmentParams,
      reply: file,
    },
    remove: {
      method: 'POST',
      path: `${base}/{id}/files/{fileId}/removal`,
      permission: permission.write,
      summary: `移除${what}的一份附件，写明原因`,
      params: attachmentParams,
      body: RemovalSchema,
      reply: added,
    },
  } as const;
}
