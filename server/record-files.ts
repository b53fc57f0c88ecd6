import type { AttachmentOwner } from '@sunshine/contract/attachments/vocabulary.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { RefusalCode } from '@sunshine/contract/refusals.ts';
import type { FileReply, Upload } from '@sunshine/contract/route.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { receiveAttachment } from './attachment-file.ts';
import { keepAttachment, listAttachments, openAttachment, removeAttachment } from './attachments.ts';
import type { Context } from './context.ts';
import { refusal } from './refusal.ts';

/** A kind of record that carries evidence: how it is found in a scope, and who may read and write it. */
export interface RecordWithFiles {
  type: AttachmentOwner;
  read: Permission;
  write: Permission;
  /** 404 of the record, the same for missing and out of scope. */
  missing: RefusalCode;
  /** Unit of the record; null when it is missing or out of scope. */
  unitOf(db: Queryable, scope: readonly string[], id: string): Promise<string | null>;
}

type List = { items: Awaited<ReturnType<typeof listAttachments>> };

/** The verbs of the four routes of a record's files (`recordFileRoutes`). */
export function recordFiles(record: RecordWithFiles) {
  const ownerOf = (id: string) => ({ type: record.type, id });
  const unitOf = async (ctx: Context, db: Queryable, permission: Permission, id: string): Promise<string> => {
    const unionId = await record.unitOf(db, ctx.policy.unionScope(permission), id);
    if (!unionId) throw refusal(record.missing);
    return unionId;
  };
  return {
    async list(ctx: Context, { id }: { id: string }): Promise<List> {
      await unitOf(ctx, ctx.db, record.read, id);
      return { items: await listAttachments(ctx.db, ownerOf(id)) };
    },
    async add(ctx: Context, { id, upload }: { id: string; upload: Upload }): Promise<{ id: string }> {
      await unitOf(ctx, ctx.db, record.write, id);
      const file = await receiveAttachment(upload);
      return ctx.transaction(async (tx) => {
        const unionId = await unitOf(ctx, tx, record.write, id);
        const kept = {
          owner: ownerOf(id),
          kind: 'evidence',
          unionId,
          permission: record.write,
          file,
        } as const;
        return { id: await keepAttachment(ctx, tx, kept) };
      });
    },
    async open(ctx: Context, { id, fileId }: { id: string; fileId: string }): Promise<FileReply> {
      return ctx.transaction(async (tx) => {
        await unitOf(ctx, tx, record.read, id);
        return openAttachment(ctx, tx, { owner: ownerOf(id), id: fileId, permission: record.read });
      });
    },
    async remove(
      ctx: Context,
      { id, fileId, reason }: { id: string; fileId: string; reason: string },
    ): Promise<{ id: string }> {
      return ctx.transaction(async (tx) => {
        await unitOf(ctx, tx, record.write, id);
        const removal = { owner: ownerOf(id), id: fileId, permission: record.write, reason };
        await removeAttachment(ctx, tx, removal);
        return { id: fileId };
      });
    },
  };
}
