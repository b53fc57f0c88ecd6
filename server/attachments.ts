import type { Attachment } from '@sunshine/contract/attachments/schemas.ts';
import { type AttachmentKind, attachmentLimits } from '@sunshine/contract/attachments/vocabulary.ts';
import type { Permission } from '@sunshine/contract/permissions.ts';
import type { FileReply } from '@sunshine/contract/route.ts';
import type { Queryable, Transaction } from '@sunshine/db/connect.ts';
import {
  emptyAttachment,
  type FileOwner,
  holdAttachments,
  insertAttachment,
  listAttachmentRowsOf,
  readAttachment,
} from '@sunshine/db/queries/attachments/attachments.ts';
import type { AttachmentFile } from './attachment-file.ts';
import { audit } from './audit.ts';
import type { Context } from './context.ts';
import { refusal } from './refusal.ts';

export type { FileOwner } from '@sunshine/db/queries/attachments/attachments.ts';

/** Who keeps a file, for which record, and with which permission: the verb has asked whether they may. */
export interface KeptFile {
  owner: FileOwner;
  kind: AttachmentKind;
  /** Null for a graduate's own papers. */
  unionId: string | null;
  permission: Permission;
  /** From `receiveAttachment`, before the transaction. */
  file: AttachmentFile;
}

/** Keeps a file of a record sealed; at most ten a record, each once. Call it last: it writes the audit entry. */
export async function keepAttachment(
  ctx: Context,
  tx: Transaction,
  { owner, kind, unionId, permission, file }: KeptFile,
): Promise<string> {
  const actor = ctx.policy.require(permission);
  const held = await holdAttachments(tx, owner, file.hash);
  if (held.known) throw refusal('attachment.alreadyThere');
  if (held.count >= attachmentLimits.perRecord) throw refusal('attachment.tooMany');

  const id = ctx.id();
  await insertAttachment(tx, {
    id,
    ownerType: owner.type,
    ownerId: owner.id,
    kind,
    unionId,
    name: file.name,
    mediaType: file.mediaType,
    size: file.bytes.length,
    hash: file.hash,
    contentSealed: ctx.cipher.sealBytes(file.bytes, purposeOf(id)),
    uploadedBy: actor.accountId,
    uploadedAt: ctx.now(),
  });
  const detail = { owner: owner.type, ownerId: owner.id, kind, bytes: file.bytes.length };
  await audit(ctx, tx, 'attachment.add', { type: 'attachment', id, unionId }, { permission, detail });
  return id;
}

/** Files of a record as its pages list them. */
export async function listAttachments(db: Queryable, owner: FileOwner): Promise<Attachment[]> {
  return (await listAttachmentsOf(db, owner.type, [owner.id])).get(owner.id) ?? [];
}

/** Files of several records of a kind, by the record. */
export async function listAttachmentsOf(
  db: Queryable,
  type: FileOwner['type'],
  ids: readonly string[],
): Promise<Map<string, Attachment[]>> {
  const files = new Map<string, Attachment[]>();
  for (const { ownerId, uploadedAt, removedAt, ...row } of await listAttachmentRowsOf(db, type, ids)) {
    const told = {
      ...row,
      uploadedAt: uploadedAt.toISOString(),
      removedAt: removedAt?.toISOString() ?? null,
    };
    files.set(ownerId, [...(files.get(ownerId) ?? []), told]);
  }
  return files;
}

/** The bytes of a file, noted in the audit trail. */
export async function openAttachment(
  ctx: Context,
  tx: Transaction,
  { owner, id, permission }: { owner: FileOwner; id: string; permission: Permission },
): Promise<FileReply> {
  const row = await readAttachment(tx, owner, id);
  if (!row?.contentSealed) throw refusal('attachment.notFound');
  const bytes = readBytes(ctx, row);
  const detail = { owner: owner.type, ownerId: owner.id, kind: row.kind };
  const subject = { type: 'attachment', id, unionId: row.unionId };
  await audit(ctx, tx, 'attachment.open', subject, { permission, detail });
  return { name: row.name, type: row.mediaType, bytes };
}

/** The bytes of a sealed file that is still there; who asks for them notes why. */
export function readBytes(
  ctx: Context,
  row: NonNullable<Awaited<ReturnType<typeof readAttachment>>>,
): Buffer {
  if (!row.contentSealed) throw refusal('attachment.notFound');
  return ctx.cipher.openBytes(row.contentSealed, purposeOf(row.id));
}

/** Takes a mistaken file away: its bytes are gone, the row and the reason stay. */
export async function removeAttachment(
  ctx: Context,
  tx: Transaction,
  { owner, id, permission, reason }: { owner: FileOwner; id: string; permission: Permission; reason: string },
): Promise<void> {
  const by = ctx.policy.require(permission).accountId;
  const row = await emptyAttachment(tx, owner, { id, at: ctx.now(), by });
  if (!row) throw refusal('attachment.notFound');
  const detail = { owner: owner.type, ownerId: owner.id, kind: row.kind };
  const subject = { type: 'attachment', id, unionId: row.unionId };
  await audit(ctx, tx, 'attachment.remove', subject, { permission, reason, detail });
}

function purposeOf(id: string): string {
  return `attachments.content:${id}`;
}
