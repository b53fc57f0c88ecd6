import { z } from 'zod';
import { AttachmentSchema } from '../attachments/schemas.ts';
import { keysOf } from '../shared/labels.ts';
import { day, fen, id, instant, text } from '../shared/schemas.ts';
import { supplementaryKinds } from './vocabulary.ts';

export const NewSupplementarySchema = z.object({
  kind: z.enum(keysOf(supplementaryKinds), { message: '选一种工作。' }),
  /** Default: the actor's own unit. */
  unionId: id.optional(),
  /** Without a person the record is a bare quantity, allowed for some kinds only. */
  personId: id.optional(),
  onDay: day,
  quantity: z.number().int().min(1, { message: '数量至少是 1。' }).max(9999).default(1),
  amountFen: fen.optional(),
  contractNumber: text('合同编号', 60).optional(),
  policy: text('政策名称', 60).optional(),
  title: text('做了什么', 100, 2),
  evidence: text('凭据', 300, 2),
});

export const SupplementaryRecordSchema = z.object({
  id,
  kind: z.enum(keysOf(supplementaryKinds)),
  cells: z.array(z.string()),
  unionName: z.string(),
  personId: id.nullable(),
  /** Masked; null for a bare quantity. */
  personName: z.string().nullable(),
  onDay: day,
  quantity: z.number().int(),
  amountYuan: z.string().nullable(),
  returnedYuan: z.string().nullable(),
  returnedOn: day.nullable(),
  contractNumber: z.string().nullable(),
  policy: z.string().nullable(),
  title: z.string(),
  evidence: z.string(),
  recordedBy: z.string(),
  recordedAt: instant,
  withdrawnAt: instant.nullable(),
  withdrawalReason: z.string().nullable(),
  files: z.array(AttachmentSchema),
});
export type SupplementaryRecord = z.output<typeof SupplementaryRecordSchema>;

export const ReturnSchema = z.object({ returnedFen: fen, returnedOn: day });
