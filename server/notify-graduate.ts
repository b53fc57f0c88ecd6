import type { Transaction } from '@sunshine/db/connect.ts';
import { addJob } from '@sunshine/db/jobs.ts';
import { accountsOfPersons } from '@sunshine/db/queries/applications/recipients.ts';
import type { CompanyMessage } from './notify-company.ts';

/** A message for a graduate's inbox (消息): no word of hardship, archive, aid or household, whoever reads it. */
export async function notifyGraduate(
  tx: Transaction,
  personId: string,
  message: CompanyMessage,
): Promise<void> {
  const { about, ...text } = message;
  for (const { accountId } of await accountsOfPersons(tx, [personId])) {
    await addJob(tx, 'deliver-notice', { accountId, ...text, onceKey: `${about}:${accountId}` });
  }
}
