import type { Channel, MessageTopic } from '@sunshine/contract/accounts/channel-vocabulary.ts';
import { accounts } from '@sunshine/db/schema/accounts.ts';
import { people } from '@sunshine/db/schema/people.ts';
import { deliverNotice } from '@sunshine/server/jobs/deliver-notice.ts';
import { sealPhone } from '@sunshine/server/person-seals.ts';
import { eq } from 'drizzle-orm';
import type { TestApp } from '../app.ts';
import { runJobs } from '../jobs.ts';
import type { GivenAccount } from './people.ts';

/** Gives an account an address for mail, for SMS, or both. */
export async function givenReach(
  { db, services }: Pick<TestApp, 'db' | 'services'>,
  { accountId, personId }: GivenAccount,
  reach: { email?: string; phone?: string },
): Promise<void> {
  if (reach.email) await db.update(accounts).set({ email: reach.email }).where(eq(accounts.id, accountId));
  if (!reach.phone) return;
  const { sealed, hash, mask } = sealPhone(services.cipher, personId, reach.phone);
  await db
    .update(people)
    .set({ phoneSealed: sealed, phoneHash: hash, phoneMask: mask })
    .where(eq(people.id, personId));
}

let notices = 0;

/** A notice delivered into the inbox as the worker does; its mail and SMS are planned, not sent. */
export async function givenNotice(
  { services }: Pick<TestApp, 'services'>,
  { accountId }: GivenAccount,
  notice: { topic?: MessageTopic; title?: string; onceKey?: string } = {},
): Promise<void> {
  notices += 1;
  await deliverNotice(services, {
    accountId,
    topic: 'interview',
    title: '石桥科技邀你面试',
    body: '会计，8月12日 14:00，石桥路 1 号。',
    href: '/me/applications',
    onceKey: `given-${notices}`,
    ...notice,
  });
}

export interface DeliveryRow {
  channel: Channel;
  state: string;
  attempts: number;
  failure: string | null;
  notBefore: Date;
}

export async function deliveriesOf({ db }: Pick<TestApp, 'db'>, accountId: string): Promise<DeliveryRow[]> {
  const rows = await db.$client<(Omit<DeliveryRow, 'notBefore'> & { notBefore: string })[]>`
    select d.channel, d.state, d.attempts, d.failure, d.not_before as "notBefore"
    from message_deliveries d join notices n on n.id = d.notice_id
    where n.account_id = ${accountId} order by n.created_at, n.id, d.channel`;
  return rows.map((row) => ({ ...row, notBefore: new Date(row.notBefore) }));
}

/** Runs what waits for later as if its time had come: the test's clock moves, the queue's does not. */
export async function runLaterJobs(app: TestApp): Promise<void> {
  await app.db
    .$client`update graphile_worker._private_jobs set run_at = now(), locked_at = null, locked_by = null`;
  await runJobs(app);
}
