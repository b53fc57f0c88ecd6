import type { Transaction } from '../../connect.ts';
import { reportReminders } from '../../schema/report-versions.ts';

/** True when the unit was not yet reminded on that day: the index keeps it to one a day. */
export async function insertReminder(
  tx: Transaction,
  reminder: typeof reportReminders.$inferInsert,
): Promise<boolean> {
  const rows = await tx
    .insert(reportReminders)
    .values(reminder)
    .onConflictDoNothing()
    .returning({ id: reportReminders.id });
  return rows.length === 1;
}
