import { removeOldLimits } from '@sunshine/db/queries/accounts/limits.ts';
import { removeOldSessions } from '@sunshine/db/queries/accounts/sessions.ts';
import type { Services } from '../context.ts';

const day = 24 * 3600 * 1000;

/** Removes counts of limits after a day and sessions a month after their end. */
export async function sweep({ db, clock }: Services): Promise<void> {
  const now = clock.now().getTime();
  await removeOldLimits(db, new Date(now - day));
  await removeOldSessions(db, new Date(now - 30 * day));
}
