import type { Channel, DeliveryState, MessageTopic } from '@sunshine/contract/accounts/channel-vocabulary.ts';
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Queryable, Transaction } from '../../connect.ts';
import { notices } from '../../schema/applications.ts';
import { messageDeliveries } from '../../schema/messages.ts';

export interface NewDelivery {
  id: string;
  noticeId: string;
  channel: Channel;
  notBefore: Date;
  createdAt: Date;
}

export async function insertDeliveries(tx: Transaction, rows: readonly NewDelivery[]): Promise<void> {
  if (rows.length > 0) await tx.insert(messageDeliveries).values([...rows]);
}

export interface Delivery {
  id: string;
  channel: Channel;
  state: DeliveryState;
  attempts: number;
  begunAt: Date | null;
  noticeId: string;
  accountId: string;
  topic: MessageTopic | null;
  title: string;
  readAt: Date | null;
}

/** Locks a delivery with its notice; null when there is none. */
export async function lockDelivery(tx: Transaction, id: string): Promise<Delivery | null> {
  const [row] = await tx
    .select({
      id: messageDeliveries.id,
      channel: messageDeliveries.channel,
      state: messageDeliveries.state,
      attempts: messageDeliveries.attempts,
      begunAt: messageDeliveries.begunAt,
      noticeId: notices.id,
      accountId: notices.accountId,
      topic: notices.topic,
      title: notices.title,
      readAt: notices.readAt,
    })
    .from(messageDeliveries)
    .innerJoin(notices, eq(notices.id, messageDeliveries.noticeId))
    .where(eq(messageDeliveries.id, id))
    .for('update', { of: messageDeliveries });
  return row ?? null;
}

/** Marks that an attempt is under way; committed before anything leaves the house. */
export async function beginAttempt(tx: Transaction, id: string, now: Date): Promise<void> {
  await tx
    .update(messageDeliveries)
    .set({ begunAt: now, attempts: sql`${messageDeliveries.attempts} + 1` })
    .where(eq(messageDeliveries.id, id));
}

/** The attempt failed and may be repeated. */
export async function attemptFailed(db: Queryable, id: string, failure: string): Promise<void> {
  await db
    .update(messageDeliveries)
    .set({ begunAt: null, failure })
    .where(and(eq(messageDeliveries.id, id), eq(messageDeliveries.state, 'waiting')));
}

export async function postpone(tx: Transaction, id: string, notBefore: Date): Promise<void> {
  await tx.update(messageDeliveries).set({ notBefore }).where(eq(messageDeliveries.id, id));
}

export async function settleDelivery(
  db: Queryable,
  id: string,
  end: { state: Exclude<DeliveryState, 'waiting'>; failure: string | null; now: Date },
): Promise<void> {
  await db
    .update(messageDeliveries)
    .set({ state: end.state, failure: end.failure, settledAt: end.now, begunAt: null })
    .where(and(eq(messageDeliveries.id, id), isNull(messageDeliveries.settledAt)));
}

/** Ends everything that waits; its jobs find nothing to send. */
export async function dropWaitingDeliveries(db: Queryable, failure: string, now: Date): Promise<void> {
  await db
    .update(messageDeliveries)
    .set({ state: 'dropped', failure, settledAt: now, begunAt: null })
    .where(eq(messageDeliveries.state, 'waiting'));
}
