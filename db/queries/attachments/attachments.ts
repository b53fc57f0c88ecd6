import type { AttachmentOwner } from '@sunshine/contract/attachments/vocabulary.ts';
import { and, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { accounts } from '../../schema/accounts.ts';
import { attachments } from '../../schema/attachments.ts';
import { people } from '../../schema/people.ts';

/** The record that files belong to; whether the reader may see it is asked before. */
export interface FileOwner {
  type: AttachmentOwner;
  id: string;
}

const ofOwner = (owner: FileOwner) =>
  and(eq(attachments.ownerType, owner.type), eq(attachments.ownerId, owner.id));

/** Files of a record without their bytes, the newest first; removed ones behind. */
export async function listAttachmentRows(db: Queryable, owner: FileOwner) {
  const rows = await listAttachmentRowsOf(db, owner.type, [owner.id]);
  return rows.map(({ ownerId: _, ...row }) => row);
}

/** The same of several records of a kind, each with the record it belongs to. */
export async function listAttachmentRowsOf(db: Queryable, type: AttachmentOwner, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .select({
      ownerId: attachments.ownerId,
      id: attachments.id,
      kind: attachments.kind,
      name: attachments.name,
      mediaType: attachments.mediaType,
      size: attachments.size,
      uploadedBy: people.name,
      uploadedAt: attachments.uploadedAt,
      removedAt: attachments.removedAt,
    })
    .from(attachments)
    .leftJoin(accounts, eq(accounts.id, attachments.uploadedBy))
    .leftJoin(people, eq(people.id, accounts.personId))
    .where(and(eq(attachments.ownerType, type), inArray(attachments.ownerId, [...ids])))
    .orderBy(
      sql`${attachments.removedAt} is not null, ${attachments.uploadedAt} desc, ${attachments.id} desc`,
    );
}

/**
 * Holds the files of a record until commit, whether there are any or none, and answers how many there are:
 * two uploads at once cannot both be the tenth.
 */
export async function holdAttachments(tx: Transaction, owner: FileOwner, hash: Buffer) {
  await tx.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`${owner.type}:${owner.id}`}, 7310140))`,
  );
  const rows = await tx
    .select({ hash: attachments.hash })
    .from(attachments)
    .where(and(ofOwner(owner), isNull(attachments.removedAt)));
  return { count: rows.length, known: rows.some((row) => row.hash.equals(hash)) };
}

export async function insertAttachment(
  tx: Transaction,
  attachment: typeof attachments.$inferInsert,
): Promise<void> {
  await tx.insert(attachments).values(attachment);
}

/** A file of a record that is still there, with its sealed bytes. */
export async function readAttachment(db: Queryable, owner: FileOwner, id: string) {
  const [row] = await db
    .select()
    .from(attachments)
    .where(and(ofOwner(owner), eq(attachments.id, id), isNull(attachments.removedAt)));
  return row ?? null;
}

/** Empties a file and keeps its row; null when it is gone or belongs to another record. */
export async function emptyAttachment(
  tx: Transaction,
  owner: FileOwner,
  removal: { id: string; at: Date; by: string },
) {
  const [row] = await tx
    .update(attachments)
    .set({ contentSealed: null, removedAt: removal.at, removedBy: removal.by })
    .where(and(ofOwner(owner), eq(attachments.id, removal.id), isNull(attachments.removedAt)))
    .returning({ id: attachments.id, kind: attachments.kind, unionId: attachments.unionId });
  return row ?? null;
}

/** Who brought a file that is still there; null when it is gone or belongs to another record. */
export async function uploaderOf(db: Queryable, owner: FileOwner, id: string): Promise<string | null> {
  const [row] = await db
    .select({ uploadedBy: attachments.uploadedBy })
    .from(attachments)
    .where(and(ofOwner(owner), eq(attachments.id, id), isNull(attachments.removedAt)));
  return row?.uploadedBy ?? null;
}
