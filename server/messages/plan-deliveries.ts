import { type Channel, channels, type MessageTopic } from '@sunshine/contract/accounts/channel-vocabulary.ts';
import { keysOf } from '@sunshine/contract/shared/labels.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import {
  choicesOf,
  isWanted,
  type Reach,
  reachOf,
} from '@sunshine/db/queries/accounts/channel-preferences.ts';
import { insertDeliveries } from '@sunshine/db/queries/accounts/deliveries.ts';
import type { Services } from '../context.ts';
import { mayLeaveAt } from './quiet-hours.ts';

/** Spares beside the attempts counted in the row: a worker may end before it counts one. */
export const jobAttempts = 12;

/** Plans the ways beside the inbox that the account wants and can be reached by; in the notice's transaction. */
export async function planDeliveries(
  services: Services,
  tx: Transaction,
  notice: { id: string; accountId: string; topic: MessageTopic },
): Promise<void> {
  const reach = await reachOf(tx, notice.accountId);
  if (!reach?.active) return;
  const choices = await choicesOf(tx, notice.accountId);
  const now = services.clock.now();
  const notBefore = mayLeaveAt(notice.topic, now);
  const rows = keysOf(channels)
    .filter((channel) => isReachable(reach, channel) && isWanted(choices, notice.topic, channel))
    .map((channel) => ({
      id: services.newId(now),
      noticeId: notice.id,
      channel,
      notBefore,
      createdAt: now,
    }));
  await insertDeliveries(tx, rows);
  for (const { id } of rows) await addSending(tx, id, notBefore, now);
}

export function isReachable(reach: Reach, channel: Channel): boolean {
  return channel === 'mail' ? reach.email !== null : reach.phoneSealed !== null;
}

export async function addSending(tx: Transaction, deliveryId: string, at: Date, now: Date): Promise<void> {
  const delay = at.getTime() - now.getTime();
  await addJob(tx, 'send-message', { deliveryId }, { delay, attempts: jobAttempts });
}
