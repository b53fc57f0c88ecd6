import type { MessageTopic } from '@sunshine/contract/accounts/channel-vocabulary.ts';
import { and, count, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { notices } from '../../schema/applications.ts';

export interface NewNotice {
  id: string;
  accountId: string;
  topic?: MessageTopic;
  title: string;
  body: string;
  href: string | null;
  onceKey: string;
  createdAt: Date;
}

/** The same `onceKey` is delivered once: false when it was there already. */
export async function insertNotice(db: Queryable, notice: NewNotice): Promise<boolean> {
  const inserted = await db
    .insert(notices)
    .values(notice)
    .onConflictDoNothing({ target: notices.onceKey })
    .returning({ id: notices.id });
  return inserted.length === 1;
}

export interface NoticeRow {
  id: string;
  title: string;
  body: string;
  href: string | null;
  createdAt: Date;
  readAt: Date | null;
}

const shown = {
  id: notices.id,
  title: notices.title,
  body: notices.body,
  href: notices.href,
  createdAt: notices.createdAt,
  readAt: notices.readAt,
};

export async function findNoticeOf(db: Queryable, accountId: string, id: string): Promise<NoticeRow | null> {
  const [row] = await db
    .select(shown)
    .from(notices)
    .where(and(eq(notices.id, id), eq(notices.accountId, accountId)));
  return row ?? null;
}

export async function listNoticesOf(
  db: Queryable,
  accountId: string,
  window: { limit: number; offset: number },
): Promise<{ items: NoticeRow[]; total: number; unread: number }> {
  const { limit, offset } = window;
  const items = await db
    .select(shown)
    .from(notices)
    .where(eq(notices.accountId, accountId))
    .orderBy(desc(notices.createdAt), desc(notices.id))
    .limit(limit)
    .offset(offset);
  const [totals] = await db
    .select({ total: count(), unread: sql<number>`count(*) filter (where ${notices.readAt} is null)::int` })
    .from(notices)
    .where(eq(notices.accountId, accountId));
  return { items, total: totals?.total ?? 0, unread: totals?.unread ?? 0 };
}

/** True when the notice belongs to the account, read before or now. */
export async function setNoticeRead(
  tx: Transaction,
  accountId: string,
  id: string,
  now: Date,
): Promise<boolean> {
  const read = await tx
    .update(notices)
    .set({ readAt: sql`coalesce(${notices.readAt}, ${now.toISOString()}::timestamptz)` })
    .where(and(eq(notices.id, id), eq(notices.accountId, accountId)))
    .returning({ id: notices.id });
  return read.length === 1;
}

export async function setAllNoticesRead(tx: Transaction, accountId: string, now: Date): Promise<void> {
  await tx
    .update(notices)
    .set({ readAt: now })
    .where(and(eq(notices.accountId, accountId), isNull(notices.readAt)));
}
