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
  await notifyGraduates(tx, [personId], message);
}

/** The same message for many: those of them who have an account get it. */
export async function notifyGraduates(
  tx: Transaction,
  personIds: readonly string[],
  { about, ...text }: CompanyMessage,
): Promise<void> {
  for (const { accountId } of await accountsOfPersons(tx, personIds))
    await addJob(tx, 'deliver-notice', { accountId, ...text, onceKey: `${about}:${accountId}` });
}
