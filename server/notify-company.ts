import type { MessageTopic } from '@sunshine/contract/accounts/channel-vocabulary.ts';
import type { Transaction } from '@sunshine/db/connect.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import { recruitersOf } from '@sunshine/db/queries/applications/recipients.ts';

/** A message to everyone who acts for a company: no word of hardship, archive, aid or household. */
export interface CompanyMessage {
  /** Decides whether it also goes out by mail or SMS. */
  topic: MessageTopic;
  title: string;
  body: string;
  href: string;
  /** What it is about; with the account it makes the once-key. */
  about: string;
}

export async function notifyCompany(
  tx: Transaction,
  companyId: string,
  { about, ...text }: CompanyMessage,
): Promise<void> {
  for (const { accountId } of await recruitersOf(tx, [companyId])) {
    await addJob(tx, 'deliver-notice', { accountId, ...text, onceKey: `${about}:${accountId}` });
  }
}
