import {
  attachmentKinds,
  attachmentOwners,
  attachmentTypes,
} from '@sunshine/contract/attachments/vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, text, uuid } from 'drizzle-orm/pg-core';
import { bytes, id, instant, oneOf } from './columns.ts';
import { unions } from './unions.ts';

/** File of a record (附件), sealed; a mistaken one is removed from sight with its bytes, the row stays. */
export const attachments = pgTable(
  'attachments',
  {
    id: id(),
    ownerType: text('owner_type', { enum: keysOf(attachmentOwners) }).notNull(),
    ownerId: uuid('owner_id').notNull(),
    kind: text('kind', { enum: keysOf(attachmentKinds) }).notNull(),
    /** Null for a graduate's own papers, which belong to no unit. */
    unionId: uuid('union_id').references(() => unions.id),
    name: text('name').notNull(),
    mediaType: text('media_type', { enum: keysOf(attachmentTypes) }).notNull(),
    /** Bytes before sealing. */
    size: integer('size').notNull(),
    /** SHA-256 of the bytes before sealing. */
    hash: bytes('hash').notNull(),
    /** Null once removed. */
    contentSealed: bytes('content_sealed'),
    uploadedBy: uuid('uploaded_by').notNull(),
    uploadedAt: instant('uploaded_at').notNull(),
    removedAt: instant('removed_at'),
    removedBy: uuid('removed_by'),
  },
  (t) => [
    oneOf('attachment_owner_is_known', t.ownerType, keysOf(attachmentOwners)),
    oneOf('attachment_kind_is_known', t.kind, keysOf(attachmentKinds)),
    oneOf('attachment_type_is_known', t.mediaType, keysOf(attachmentTypes)),
    check(
      'a_removed_attachment_has_no_content',
      sql`(${t.removedAt} is null) = (${t.contentSealed} is not null)`,
    ),
    check(
      'only_own_papers_belong_to_no_unit',
      sql`(${t.unionId} is null) = (${t.ownerType} in ('resume', 'application'))`,
    ),
    index('attachments_by_owner').on(t.ownerType, t.ownerId),
  ],
);
