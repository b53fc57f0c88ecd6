import type { claimRoutes } from '@sunshine/contract/households/routes.ts';
import type { FileReply, Input, Reply } from '@sunshine/contract/route.ts';
import type { Queryable } from '@sunshine/db/connect.ts';
import { uploaderOf } from '@sunshine/db/queries/attachments/attachments.ts';
import { findGraduate } from '@sunshine/db/queries/households/graduates.ts';
import { personOfOutcome } from '@sunshine/db/queries/households/registrations.ts';
import { receiveAttachment } from '../../attachment-file.ts';
import {
  type FileOwner,
  keepAttachment,
  listAttachments,
  openAttachment,
  removeAttachment,
} from '../../attachments.ts';
import type { Context } from '../../context.ts';
import { refusal } from '../../refusal.ts';

const permission = 'graduate.own';

/** The own outcome, or 404: somebody else's is missing. */
async function ownOutcome(ctx: Context, db: Queryable, id: string): Promise<FileOwner> {
  const { personId } = ctx.policy.require(permission);
  if ((await personOfOutcome(db, id)) !== personId) throw refusal('graduate.outcomeNotFound');
  return { id, type: 'outcome' };
}

type ListRoute = typeof claimRoutes.listOwnOutcomeFiles;

export async function listOwnOutcomeFiles(ctx: Context, { id }: Input<ListRoute>): Promise<Reply<ListRoute>> {
  return { items: await listAttachments(ctx.db, await ownOutcome(ctx, ctx.db, id)) };
}

type AddRoute = typeof claimRoutes.addOwnOutcomeFile;

/** A graduate proves an own outcome; the file belongs to the union whose roster the person is in. */
export async function addOwnOutcomeFile(
  ctx: Context,
  { id, upload }: Input<AddRoute>,
): Promise<Reply<AddRoute>> {
  const owner = await ownOutcome(ctx, ctx.db, id);
  const { personId } = ctx.policy.require(permission);
  const unit = await findGraduate(ctx.db, null, personId);
  if (!unit) throw refusal('graduate.noUnion');
  const file = await receiveAttachment(upload);
  return ctx.transaction(async (tx) => {
    const kept = { owner, kind: 'evidence', unionId: unit.unionId, permission, file } as const;
    return { id: await keepAttachment(ctx, tx, kept) };
  });
}

type OpenRoute = typeof claimRoutes.openOwnOutcomeFile;

export async function openOwnOutcomeFile(ctx: Context, { id, fileId }: Input<OpenRoute>): Promise<FileReply> {
  return ctx.transaction(async (tx) => {
    const owner = await ownOutcome(ctx, tx, id);
    return openAttachment(ctx, tx, { owner, id: fileId, permission });
  });
}

type RemoveRoute = typeof claimRoutes.removeOwnOutcomeFile;

/** Takes back what the graduate brought; what staff brought is theirs to remove. */
export async function removeOwnOutcomeFile(
  ctx: Context,
  { id, fileId, reason }: Input<RemoveRoute>,
): Promise<Reply<RemoveRoute>> {
  const { accountId } = ctx.policy.require(permission);
  return ctx.transaction(async (tx) => {
    const owner = await ownOutcome(ctx, tx, id);
    const uploader = await uploaderOf(tx, owner, fileId);
    if (uploader && uploader !== accountId) throw refusal('graduate.fileByUnion');
    await removeAttachment(ctx, tx, { owner, id: fileId, permission, reason });
    return { id: fileId };
  });
}
