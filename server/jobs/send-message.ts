import type { Transaction } from '@sunshine/db/connect.ts';
import type { JobPayloads } from '@sunshine/db/jobs.ts';
import {
  choicesOf,
  isWanted,
  type Reach,
  reachOf,
} from '@sunshine/db/queries/accounts/channel-preferences.ts';
import {
  attemptFailed,
  beginAttempt,
  type Delivery,
  lockDelivery,
  postpone,
  settleDelivery,
} from '@sunshine/db/queries/accounts/deliveries.ts';
import type { Services } from '../context.ts';
import { NotSent } from '../mail.ts';
import { letterOf, type OutwardNotice, textOf } from '../messages/outward-message.ts';
import { addSending } from '../messages/plan-deliveries.ts';
import { mayLeaveAt } from '../messages/quiet-hours.ts';
import { openPhone } from '../person-seals.ts';

/** Attempts before a delivery counts as failed; with the queue's growing pauses they span about three hours. */
export const sendAttempts = 10;

/**
 * Sends one notice by mail or SMS. Neither can be sent exactly once, so it is sent at most once: that an attempt begins is
 * committed before anything leaves. An attempt whose end nobody saw, for the worker was killed, is not repeated: the notice
 * stands in the inbox, and nobody is told twice. Only an attempt that is known to have failed is tried again.
 */
export async function sendMessage(
  services: Services,
  { deliveryId }: JobPayloads['send-message'],
): Promise<void> {
  const begun = await services.db.transaction((tx) => begin(services, tx, deliveryId));
  if (!begun) return;
  try {
    await begun.send();
  } catch (error) {
    await recordFailure(services, begun.delivery, error);
    return;
  }
  const now = services.clock.now();
  await settleDelivery(services.db, deliveryId, { state: 'sent', failure: null, now });
}

interface Begun {
  delivery: Delivery;
  send(): Promise<void>;
}

/** Marks the attempt, after everything that may have changed since it was planned was read again; null: nothing to send. */
async function begin(services: Services, tx: Transaction, id: string): Promise<Begun | null> {
  const now = services.clock.now();
  const delivery = await lockDelivery(tx, id);
  if (delivery?.state !== 'waiting') return null;
  if (delivery.begunAt) {
    await settleDelivery(tx, id, { state: 'failed', failure: 'unknown', now });
    return null;
  }
  const reach = await reachOf(tx, delivery.accountId);
  const { topic } = delivery;
  const reason = await reasonToDrop(tx, delivery, reach);
  if (reason || !reach || !topic) {
    await settleDelivery(tx, id, { state: 'dropped', failure: reason, now });
    return null;
  }
  const at = mayLeaveAt(topic, now);
  if (at > now) {
    await postpone(tx, id, at);
    await addSending(tx, id, at, now);
    return null;
  }
  await beginAttempt(tx, id, now);
  return { delivery, send: sending(services, { ...delivery, topic, deliveryId: id }, reach, delivery) };
}

async function reasonToDrop(
  tx: Transaction,
  { topic, channel, accountId, readAt }: Delivery,
  reach: Reach | null,
): Promise<string | null> {
  if (!reach?.active || !topic) return 'disabled';
  if (readAt) return 'read';
  if (!isWanted(await choicesOf(tx, accountId), topic, channel)) return 'unwanted';
  return (channel === 'mail' ? reach.email : reach.phoneSealed) ? null : 'noAddress';
}

/** The number is opened here and nowhere before. */
function sending(
  services: Services,
  notice: OutwardNotice,
  { email, phoneSealed, phoneMask, personId }: Reach,
  { channel }: Delivery,
): () => Promise<void> {
  return async () => {
    if (channel === 'mail' && email) await services.mail.send(letterOf(services, notice, email));
    if (channel !== 'sms' || !phoneSealed) return;
    const to = openPhone(services.cipher, personId, phoneSealed);
    const { deliveryId: id, topic } = notice;
    await services.text.send({ id, to, mask: phoneMask ?? '', topic, text: textOf(services, notice) });
  };
}

/** Throws to be tried again while there are attempts left; what is thrown names neither address nor text. */
async function recordFailure({ db, clock }: Services, delivery: Delivery, error: unknown): Promise<void> {
  const { code, final } = error instanceof NotSent ? error : new NotSent(`defect ${(error as Error).name}`);
  if (final || delivery.attempts + 1 >= sendAttempts) {
    await settleDelivery(db, delivery.id, { state: 'failed', failure: code, now: clock.now() });
    return;
  }
  await attemptFailed(db, delivery.id, code);
  throw new NotSent(code);
}
