import type { MessageTopic } from '@sunshine/contract/accounts/channel-vocabulary.ts';
import { sql } from 'drizzle-orm';
import type { Transaction } from './connect.ts';

/** Jobs of the worker with what they carry; added inside the transaction whose change they follow. */
export interface JobPayloads {
  /** Positions whose index entry must follow the database; merged while waiting. */
  'index-positions': { ids: string[] };
  /** Lets one search server follow the changes it has not seen; one job a server waits at a time. */
  'follow-server': { server: string };
  /** Notices to an account's inbox; `onceKey` makes a repeat harmless. */
  'deliver-notice': {
    accountId: string;
    /** Decides on the ways beside the inbox; a job from before there were topics has none and stays in the inbox. */
    topic?: MessageTopic;
    title: string;
    body: string;
    href: string | null;
    onceKey: string;
  };
  /** Sends one notice by mail or SMS. */
  'send-message': { deliveryId: string };
  /** Checks an uploaded roster, or commits its good rows. */
  'check-roster': { importId: string };
  'commit-roster': { importId: string };
  /** Mails a link for a new password, if the name or address typed belongs to an account with an address. */
  'send-recovery-letter': { login: string };
  /** Mails the link of an invitation; the worker makes its secret, so that no job carries one. */
  'send-invitation-letter': { tokenId: string };
}
export type JobName = keyof JobPayloads;

/** `delay` in milliseconds, so that a clock beside the database's never makes a job due again and again. */
export async function addJob<Name extends JobName>(
  tx: Transaction,
  name: Name,
  payload: JobPayloads[Name],
  when: { delay?: number; attempts?: number } = {},
): Promise<void> {
  if (name === 'index-positions') {
    // An array payload under one key merges with the waiting job: a burst of changes becomes one batch.
    const ids = (payload as JobPayloads['index-positions']).ids;
    await tx.execute(
      sql`select graphile_worker.add_job('index-positions', ${JSON.stringify(ids)}::json, job_key => 'index-positions')`,
    );
    return;
  }
  if (name === 'follow-server') {
    // Keeps the time of one that waits: a server that is away is not asked again by every change.
    const { server } = payload as JobPayloads['follow-server'];
    await tx.execute(sql`select graphile_worker.add_job('follow-server', ${JSON.stringify({ server })}::json,
      queue_name => ${`search:${server}`}, job_key => ${`follow:${server}`}, job_key_mode => 'preserve_run_at')`);
    return;
  }
  await tx.execute(
    sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json,
      run_at => now() + ${Math.max(0, when.delay ?? 0)} * interval '1 ms', max_attempts => ${when.attempts ?? 8})`,
  );
}
