import { z } from 'zod';
import { keysOf } from '../shared/labels.ts';
import { id, instant, text } from '../shared/schemas.ts';
import { attachmentKinds, attachmentTypes } from './vocabulary.ts';

/** File of a record (附件); a removed one stays as a line without its bytes. */
export const AttachmentSchema = z.object({
  id,
  kind: z.enum(keysOf(attachmentKinds)),
  name: z.string(),
  mediaType: z.enum(keysOf(attachmentTypes)),
  /** Bytes. */
  size: z.number().int(),
  uploadedBy: z.string().nullable(),
  uploadedAt: instant,
  removedAt: instant.nullable(),
});
export type Attachment = z.output<typeof AttachmentSchema>;

export const AttachmentListSchema = z.object({ items: z.array(AttachmentSchema) });
/** A file of a record: the record's id and the attachment's. */
export const attachmentParams = z.object({ id, fileId: id });
export const RemovalSchema = z.object({ reason: text('原因', 200, 2) });
